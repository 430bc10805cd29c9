/** Names of what begins at one place; what several readers tagged alike is named once: "Nodule + Consolidation ×3". */
export function joinedNames(names: readonly string[], between = ' + '): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join(between)
}
