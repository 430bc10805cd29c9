import { describe, expect, test } from 'vitest'
import { type BrowserScope, missingCapabilities } from './capabilities.ts'

const whole: BrowserScope = {
  isSecureContext: true,
  indexedDB: {},
  navigator: { locks: {} },
  crypto,
  structuredClone,
  BroadcastChannel,
  Worker: class {},
}
const names = async (scope: BrowserScope) => (await missingCapabilities(scope)).map(({ name }) => name)

describe('missingCapabilities', () => {
  test('a browser with everything lacks nothing', async () => {
    expect(await names(whole)).toEqual([])
  })

  test('plain http is named alone: it is the cause of the rest', async () => {
    expect(await names({ isSecureContext: false })).toEqual(['A secure address (https, or localhost)'])
  })

  test('a browser that cannot sign with Ed25519 is told so', async () => {
    const subtle = { generateKey: () => Promise.reject(new DOMException('no', 'NotSupportedError')) }
    expect(await names({ ...whole, crypto: { subtle } as never })).toEqual(['Ed25519 signatures (WebCrypto)'])
  })

  test('a browser that denies its database to the page is told so, before anything is asked of it', async () => {
    const indexedDB = { databases: () => Promise.reject(new DOMException('denied', 'SecurityError')) }
    expect(await names({ ...whole, indexedDB })).toEqual(['Leave to keep data'])
  })

  test('each missing part is named', async () => {
    expect(await names({ isSecureContext: true })).toEqual([
      'IndexedDB',
      'Web Locks',
      'Ed25519 signatures (WebCrypto)',
      'structuredClone',
      'BroadcastChannel',
      'Web Workers',
    ])
  })
})
