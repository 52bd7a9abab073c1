// A text cut where marks begin and end; marks count characters as people see them, not the halves of JavaScript's strings.
export interface Mark {
  from: number;
  until: number;
}

export interface Piece {
  text: string;
  is_marked: boolean;
}

export function pieces_of(text: string, marks: Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  for (const [at, character] of Array.from(text).entries()) {
    const is_marked = marks.some((mark) => mark.from <= at && at < mark.until);
    if (last?.is_marked === is_marked) last.text += character;
    else pieces.push((last = { text: character, is_marked }));
  }
  return pieces;
}
