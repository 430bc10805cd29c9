/** An ordered, immutable list of modules found by id. */
export interface Registry<T extends { readonly id: string }> {
  readonly all: readonly T[]
  get(id: string): T | undefined
}

/** Makes a registry. Two modules of one id are a programmer error: the second would silently never be found. */
export function createRegistry<T extends { readonly id: string }>(modules: readonly T[]): Registry<T> {
  const byId = new Map<string, T>()
  for (const module of modules) {
    if (byId.has(module.id)) throw new Error(`two modules have the id "${module.id}"`)
    byId.set(module.id, module)
  }
  return { all: modules, get: (id) => byId.get(id) }
}
