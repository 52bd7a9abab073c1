// Proofs about the Merkle tree of a log (RFC 9162 §2.1). They come from strangers: any proof gives true or false.
import { is_same, type Bytes } from "./bytes";
import { node_hash, plain_hash } from "./hash";

const is_odd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

// A way from a node up to the root: `node` of the level whose last is `last`.
class Climb {
  constructor(
    public node: number,
    public last: number,
  ) {}
  get is_right(): boolean {
    return is_odd(this.node) || this.node === this.last;
  }
  up(): void {
    this.node = half(this.node);
    this.last = half(this.last);
  }
  // A node without a neighbour is its own parent.
  skip_lonely(): void {
    while (!is_odd(this.node) && this.node !== 0) this.up();
  }
}

// §2.1.3.2: the leaf stands at `index` of the tree of `size` leaves with this root.
export async function verify_inclusion(
  proof: Bytes[],
  index: number,
  leaf: Bytes,
  size: number,
  root: Bytes,
): Promise<boolean> {
  if (index >= size) return false;
  const climb = new Climb(index, size - 1);
  let hash = leaf;
  for (const sibling of proof) {
    if (climb.last === 0) return false;
    if (climb.is_right) {
      hash = await node_hash(sibling, hash);
      climb.skip_lonely();
    } else hash = await node_hash(hash, sibling);
    climb.up();
  }
  return climb.last === 0 && is_same(hash, root);
}

// §2.1.4.2: the tree of `size` begins with the tree of `old_size`.
export async function verify_consistency(
  proof: Bytes[],
  old_size: number,
  old_root: Bytes,
  size: number,
  root: Bytes,
): Promise<boolean> {
  if (old_size > size) return false;
  if (old_size === size) return proof.length === 0 && is_same(old_root, root);
  if (old_size === 0) return proof.length === 0 && is_same(old_root, await plain_hash(new Uint8Array()));
  const climb = new Climb(old_size - 1, size - 1);
  while (is_odd(climb.node)) climb.up();
  // A perfect old tree is itself the start; else the proof begins with the largest subtree that both end with.
  const [start, ...rest] = climb.node === 0 ? [old_root, ...proof] : proof;
  if (!start) return false;
  let old_hash = start;
  let hash = start;
  for (const sibling of rest) {
    if (climb.last === 0) return false;
    if (climb.is_right) {
      old_hash = await node_hash(sibling, old_hash);
      hash = await node_hash(sibling, hash);
      climb.skip_lonely();
    } else hash = await node_hash(hash, sibling);
    climb.up();
  }
  return climb.last === 0 && is_same(old_hash, old_root) && is_same(hash, root);
}
