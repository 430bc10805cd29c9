/**
 * Installs the Trusted Types policy `default` (W3C Trusted Types), which the page's Content Security Policy demands before any
 * string may become HTML or the address of a script. Import this module before every other one.
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
  interface Window {
    /** Absent where the browser does not know Trusted Types; the rest of the policy holds there all the same. */
    readonly trustedTypes?: { createPolicy(name: 'default', policy: DefaultPolicy): unknown }
  }
}

/** The rules of the policy; null refuses, and the browser reports a violation. */
export const defaultPolicy: DefaultPolicy = {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) => (isOfThisOrigin(address) ? address : null),
}

function isOfThisOrigin(address: string): boolean {
  return URL.canParse(address, document.baseURI) && new URL(address, document.baseURI).origin === window.location.origin
}

window.trustedTypes?.createPolicy('default', defaultPolicy)
