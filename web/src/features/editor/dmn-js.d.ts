// The parts of dmn-js that the editor page uses; the library brings no types.
declare module "dmn-js/lib/Modeler" {
  export interface View {
    id: string;
    type: "drd" | "decisionTable" | "literalExpression" | "boxedExpression";
    name?: string;
    element: { id: string; name?: string };
  }
  interface Options {
    container: HTMLElement;
    [kind: string]: unknown;
  }
  export default class Modeler {
    constructor(options: Options);
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getViews(): View[];
    getActiveView(): View | undefined;
    getActiveViewer(): { on(event: string, listener: () => void): void } | undefined;
    open(view: View): Promise<unknown>;
    on(event: string, listener: (event: { views: View[]; activeView?: View }) => void): void;
    destroy(): void;
  }
}
