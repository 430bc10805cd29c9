/**
 * Installs the Trusted Types policy `default` (W3C Trusted Types), which the page's Content Security Policy demands before any
 * string may become HTML or the address of a script. Import this module before every other one, in the page and in workers that start
 * workers of their own.
 *
 * HTML: only text without `<`, so that no markup can be made (Mantine writes its style sheets this way).
 * Script addresses: only of this origin, `blob:` addresses made by this page included (workers).
 * Scripts from strings: never.
 */
interface DefaultPolicy {
  createHTML(text: string): string | null
  createScriptURL(address: string): string | null
}

declare global {
  /** Absent where the browser does not know Trusted Types; the rest of the policy holds there all the same. */
  var trustedTypes: { createPolicy(name: 'default', policy: DefaultPolicy): unknown } | undefined
}

/** The rules of the policy; null refuses, and the browser reports a violation. */
export const defaultPolicy: DefaultPolicy = {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) => (isOfThisOrigin(address) ? address : null),
}

/** Relative addresses are taken from the page, or from the worker's script; both are of this origin. */
function isOfThisOrigin(address: string): boolean {
  return URL.canParse(address, location.href) && new URL(address, location.href).origin === location.origin
}

globalThis.trustedTypes?.createPolicy('default', defaultPolicy)
