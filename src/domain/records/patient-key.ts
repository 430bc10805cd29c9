import { fromBase64Url, toHex, utf8 } from '../../lib/bytes.ts'

/**
 * HMAC-SHA-256 (RFC 2104) under a project's secret salt, 64 hexadecimal digits: pseudonyms of patients, from the source identifier, and
 * of names. The same patient gets the same key within a project and unrelated keys in two.
 * @param salt base64url
 */
export async function keyedDigest(salt: string): Promise<(text: string) => Promise<string>> {
  const secret = fromBase64Url(salt)
  if (secret === undefined) throw new TypeError('the salt is not base64url')
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (text) => toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))))
}
