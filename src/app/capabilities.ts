/** Something the browser must have, said in plain words. */
export interface Capability {
  readonly name: string
  /** What Glossa needs it for. */
  readonly reason: string
}

/** What is asked of the browser: the global object, or a stand-in for it in tests. */
export interface BrowserScope {
  readonly isSecureContext?: boolean
  readonly indexedDB?: Partial<Pick<IDBFactory, 'databases'>> | null
  readonly navigator?: { readonly locks?: unknown }
  readonly crypto?: { readonly subtle?: Pick<SubtleCrypto, 'generateKey'> }
  readonly structuredClone?: unknown
  readonly BroadcastChannel?: unknown
  readonly Worker?: unknown
}

export const supportedBrowsers = 'Chrome or Edge 137 or newer, Firefox 130 or newer, Safari 17.4 or newer'

/**
 * What the browser lacks, the cause before its consequences: without a secure context there is no `crypto.subtle` and no
 * `navigator.locks`, and naming those would send the reader to the wrong remedy.
 */
export async function missingCapabilities(scope: BrowserScope): Promise<readonly Capability[]> {
  if (scope.isSecureContext !== true) {
    return [
      {
        name: 'A secure address (https, or localhost)',
        reason:
          'Browsers switch off cryptography and locks on plain http pages. Open Glossa by https, or on this machine.',
      },
    ]
  }
  const missing: Capability[] = []
  const need = (present: boolean, name: string, reason: string) => {
    if (!present) missing.push({ name, reason })
  }
  need(scope.indexedDB != null, 'IndexedDB', 'Your work is kept in it. Private windows of some browsers switch it off.')
  need(
    scope.indexedDB == null || (await allows(scope.indexedDB)),
    'Leave to keep data',
    'The browser has IndexedDB and denies it to this page. Allow cookies and site data for this address, or leave the private window.',
  )
  need(scope.navigator?.locks !== undefined, 'Web Locks', 'They keep two tabs from writing over each other.')
  need(
    await signs(scope),
    'Ed25519 signatures (WebCrypto)',
    'Every change is signed, so that it can be shown who made it.',
  )
  need(scope.structuredClone !== undefined, 'structuredClone', 'It hands data to background workers.')
  need(scope.BroadcastChannel !== undefined, 'BroadcastChannel', 'It tells other tabs what changed.')
  need(scope.Worker !== undefined, 'Web Workers', 'Import and export run in them.')
  return missing
}

/** Whether the browser lets its database be used: it may have one and keep it shut. */
async function allows(indexedDB: NonNullable<BrowserScope['indexedDB']>): Promise<boolean> {
  try {
    await indexedDB.databases?.()
    return true
  } catch {
    return false
  }
}

async function signs(scope: BrowserScope): Promise<boolean> {
  try {
    return (await scope.crypto?.subtle?.generateKey('Ed25519', false, ['sign', 'verify'])) !== undefined
  } catch {
    return false
  }
}
