// The DMN editor of bpmn.io behind the few things the page needs. Loaded only when a model is edited. Its watermark
// must stay visible and uncovered (NOTICE): nothing here or in editor.css touches it.
import "dmn-js/dist/assets/diagram-js.css";
import "dmn-js/dist/assets/dmn-js-shared.css";
import "dmn-js/dist/assets/dmn-js-drd.css";
import "dmn-js/dist/assets/dmn-js-decision-table.css";
import "dmn-js/dist/assets/dmn-js-decision-table-controls.css";
import "dmn-js/dist/assets/dmn-js-literal-expression.css";
import "dmn-js/dist/assets/dmn-js-boxed-expression.css";
import "dmn-js/dist/assets/dmn-js-boxed-expression-controls.css";
import "dmn-js/dist/assets/dmn-font/css/dmn-embedded.css";
import Modeler, { type View } from "dmn-js/lib/Modeler";

import { translator } from "./words";

export type { View };

export interface Editor {
  warnings: number;
  views: () => View[];
  active: () => View | undefined;
  open: (view: View) => Promise<void>;
  save: () => Promise<string>;
  destroy: () => void;
}

const kinds = ["drd", "decisionTable", "literalExpression", "boxedExpression"] as const;

interface Listeners {
  views_changed: () => void;
  edited: () => void;
}

// `xml` is DMN 1.3, the one version this editor reads.
export async function open_editor(box: HTMLElement, xml: string, locale: string, on: Listeners): Promise<Editor> {
  const words = { translate: ["value", translator(locale)] };
  const parts = Object.fromEntries(kinds.map((kind) => [kind, { additionalModules: [words] }]));
  const modeler = new Modeler({ container: box, ...parts });
  const watched = new WeakSet<object>();
  modeler.on("views.changed", () => {
    const viewer = modeler.getActiveViewer();
    if (viewer && !watched.has(viewer)) {
      watched.add(viewer);
      viewer.on("elements.changed", on.edited);
    }
    on.views_changed();
  });
  try {
    const { warnings } = await modeler.importXML(xml);
    return {
      warnings: warnings.length,
      views: () => modeler.getViews(),
      active: () => modeler.getActiveView(),
      open: async (view) => void (await modeler.open(view)),
      save: async () => (await modeler.saveXML({ format: false })).xml,
      destroy: () => modeler.destroy(),
    };
  } catch (fault) {
    modeler.destroy();
    throw fault;
  }
}
