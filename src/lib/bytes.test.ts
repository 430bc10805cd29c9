import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64Url, sha256Hex, toBase64Url, toHex, utf8 } from './bytes.ts'

it('writes base64url without padding (RFC 4648 §5, §10)', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => toBase64Url(utf8(text)))
  expect(written).toEqual(['', 'Zg', 'Zm8', 'Zm9v', 'Zm9vYg', 'Zm9vYmE', 'Zm9vYmFy'])
  expect(toBase64Url(new Uint8Array([0xfb, 0xff, 0xbf]))).toBe('-_-_')
})

it('reads back any bytes, and no text but the one it writes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }),
  )
  fc.assert(
    fc.property(fc.base64String(), fc.string(), (encoded, other) => {
      for (const text of [encoded, encoded.replace(/=+$/, ''), other]) {
        const bytes = fromBase64Url(text)
        if (bytes !== undefined) expect(toBase64Url(bytes)).toBe(text)
      }
    }),
  )
})

it.each(['Zg==', 'Zh', 'Z', 'Zm9', 'Zm 9v', 'Zm+v', 'Zm/v', 'Zmö'])('refuses %j', (text) => {
  expect(fromBase64Url(text)).toBeUndefined()
})

it('writes hexadecimal in lower case and hashes as FIPS 180-4 says', async () => {
  expect(toHex(new Uint8Array([0, 10, 255]))).toBe('000aff')
  expect(await sha256Hex(utf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
