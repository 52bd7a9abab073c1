// Which rows of a long table stand in the document: those in view and some around. Short tables, and tables on
// paper, stand whole.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useState, type Ref, type RefObject } from "react";

// Up to here every row is drawn; a browser does that at once, and search on the page finds everything.
const whole_up_to = 120;
// Paper takes more, but not a book.
const printed_up_to = 1000;

export function usePrinting(): boolean {
  const [printing, set_printing] = useState(false);
  useEffect(() => {
    const media = window.matchMedia("print");
    const changed = () => set_printing(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  return printing;
}

export interface RowJump {
  to: (index: number) => void;
}

interface Options {
  count: number;
  height: number; // of a row, estimated; rows are measured when drawn
  scroller: RefObject<HTMLDivElement | null>;
  jump: Ref<RowJump>;
}

export function useVirtualRows({ count, height, scroller, jump }: Options) {
  const printing = usePrinting();
  const whole = count <= whole_up_to || (printing && count <= printed_up_to);
  // eslint-disable-next-line react-hooks/incompatible-library -- the hook is not memoised by the compiler; nothing here is
  const rows = useVirtualizer({
    count,
    enabled: !whole,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    useFlushSync: false,
  });
  useImperativeHandle(jump, () => ({
    to: (index: number) => {
      // The findings above a table may have pushed it out of sight.
      scroller.current?.scrollIntoView({ block: "nearest" });
      if (!whole) return rows.scrollToIndex(index, { align: "center" });
      const row = scroller.current?.querySelector(`[data-index="${index}"]`);
      row?.scrollIntoView({ block: "nearest" });
      const box = scroller.current;
      if (!box || !(row instanceof HTMLElement)) return;
      box.scrollTop = row.offsetTop - box.clientHeight / 2 + row.offsetHeight / 2;
    },
  }));
  if (whole)
    return { items: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure: undefined };
  const shown = rows.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    items: shown.map((item) => item.index),
    before: first?.start ?? 0,
    after: last ? rows.getTotalSize() - last.end : 0,
    measure: rows.measureElement,
  };
}

export type VirtualRows = ReturnType<typeof useVirtualRows>;
