import { useSyncExternalStore } from 'react'

/** The address after the `#`: path, and the search with its `?`, if any. */
interface HashAddress {
  readonly path: string
  readonly search: string
}

function currentAddress(): HashAddress {
  const hash = window.location.hash.replace(/^#?\/?/, '/')
  const at = hash.indexOf('?')
  return at === -1 ? { path: hash, search: '' } : { path: hash.slice(0, at), search: hash.slice(at) }
}

const currentPath = () => currentAddress().path
const currentSearch = () => currentAddress().search

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    window.removeEventListener('hashchange', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Goes to a path, which may carry a search. @param options `replace`: without a step in the browser's history */
function navigate(to: string, options: { readonly replace?: boolean; readonly state?: unknown } = {}): void {
  const address = `#${to.replace(/^#?\/?/, '/')}`
  if (options.replace === true) window.history.replaceState(options.state ?? null, '', address)
  else window.history.pushState(options.state ?? null, '', address)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Where the router looks: the path in the hash. The router's own hook for hashes would write a search before the `#`. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, currentPath), navigate]
}

useHashLocation.hrefs = (href: string) => `#${href}`

/** The search in the hash, with its `?`; empty where there is none. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, currentSearch)
}
