// Items by what they have in common, in the order of their first appearance (Map.groupBy, for Node 20 too).
export function gather<K, T>(items: Iterable<T>, key_of: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = key_of(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
