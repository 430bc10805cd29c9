/**
 * Keeps the last few results of a calculation.
 * @param most so many are kept, the one asked for longest ago going first
 * @returns takes what a result depends on, compared by identity one by one, and how it is made
 */
export function createRecent<T>(most: number): (key: readonly unknown[], make: () => T) => T {
  let kept: readonly { readonly key: readonly unknown[]; readonly value: T }[] = []
  return (key, make) => {
    const known = kept.find((one) => one.key.length === key.length && one.key.every((part, at) => part === key[at]))
    const entry = known ?? { key, value: make() }
    kept = [entry, ...kept.filter((one) => one !== known)].slice(0, most)
    return entry.value
  }
}
