import { fromBase64Url, sha256Hex, toBase64Url, utf8 } from '../../lib/bytes.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { ChangeBody, ChangeRecord, LogEntry } from './change.ts'

/** A change record before it is hashed and signed. */
export type UnsealedRecord = Omit<ChangeRecord, 'bodyHash' | 'hash' | 'signature'>

/** A change record before it is signed. */
export type HashedRecord = Omit<ChangeRecord, 'signature'>

const signatureAlgorithm = 'Ed25519'

/** Id of the chain of one project, device and annotator: the first 32 hex digits of SHA-256 over `project/device/actor`. */
export async function chainId(project: string, device: string, actor: string): Promise<string> {
  return (await sha256Hex(utf8(`${project}/${device}/${actor}`))).slice(0, 32)
}

/** A fresh body salt: 16 random bytes, base64url. */
export function newSalt(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
}

/** Salted hash of a body: SHA-256 over its canonical JSON, hexadecimal. */
export function hashBody(body: ChangeBody): Promise<string> {
  return sha256Hex(utf8(canonicalJson(body)))
}

/** SHA-256 of a text's UTF-8 bytes, hexadecimal. WebCrypto takes longer to hand a short text over than to hash it. */
export type HashText = (text: string) => string | Promise<string>

const webHash: HashText = (text) => sha256Hex(utf8(text))

/** Text that the hash of a record is of: the canonical JSON of every member but `hash` and `signature`. */
function hashedText(record: object): string {
  const hashed: Record<string, unknown> = { ...record }
  delete hashed.hash
  delete hashed.signature
  return canonicalJson(hashed)
}

/**
 * The record with its hash, which the next one names: records of a chain are hashed one after the other, their bodies before and
 * their signatures after all at once.
 * @param bodyHash of `hashBody`
 */
export async function hashedRecord(unsealed: UnsealedRecord, bodyHash: string): Promise<HashedRecord> {
  const hashed = { ...unsealed, bodyHash }
  return { ...hashed, hash: await webHash(hashedText(hashed)) }
}

/** The record with its signature. @param privateKey Ed25519, usage `sign` */
export async function signedRecord(hashed: HashedRecord, privateKey: CryptoKey): Promise<ChangeRecord> {
  const signature = await crypto.subtle.sign(signatureAlgorithm, privateKey, utf8(hashed.hash))
  return { ...hashed, signature: toBase64Url(new Uint8Array(signature)) }
}

/** An Ed25519 key pair whose private half cannot leave the browser. */
export async function newSigningKey(): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(signatureAlgorithm, false, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 gave no key pair')
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { privateKey: pair.privateKey, publicKey: toBase64Url(new Uint8Array(raw)) }
}

/**
 * What is wrong with an entry: what it says does not give its `hash`; its `body` is another than was sealed; none of the keys made
 * its `signature`; it does not follow the entry before it (`sequence`); it is not of this `chain`.
 */
export type SealFault = 'hash' | 'body' | 'signature' | 'sequence' | 'chain'

/**
 * Checks one chain, given in order of `seq` from 0: each hash, each body present, each signature, the links, and that the clock
 * goes forward. Entries missing from the end cannot be told from entries never made, unless another chain has `seen` them.
 * @param publicKeys raw Ed25519 public keys (base64url) of the chain's annotator and device; any of them may have signed
 * @param after the record before the first entry, for a chain that is given in parts
 * @param hash for many entries, one that answers at once
 * @returns the first fault of each faulty entry, by `seq`; empty when the chain holds
 */
export async function verifyChain(
  entries: readonly LogEntry[],
  publicKeys: readonly string[],
  after?: ChangeRecord,
  hash: HashText = webHash,
): Promise<ReadonlyMap<number, SealFault>> {
  const keys = (await Promise.all(publicKeys.map(importPublicKey))).filter((key) => key !== undefined)
  const chains = new Map<string, Promise<string>>()
  const chainOf = ({ project, device, actor }: ChangeRecord) => {
    const whose = `${project}/${device}/${actor}`
    const known = chains.get(whose) ?? chainId(project, device, actor)
    chains.set(whose, known)
    return known
  }
  // All at once: each entry is judged by itself and the record before it.
  const faults = await Promise.all(
    entries.map((entry, index) =>
      faultOf(entry, index === 0 ? after : entries[index - 1]?.record, { keys, chainOf, hash }),
    ),
  )
  return new Map(
    entries.flatMap(({ record }, index) => {
      const fault = faults[index]
      return fault === undefined ? [] : [[record.seq, fault] as const]
    }),
  )
}

async function importPublicKey(text: string): Promise<CryptoKey | undefined> {
  const raw = fromBase64Url(text)
  if (raw?.length !== 32) return undefined
  return crypto.subtle.importKey('raw', raw, signatureAlgorithm, false, ['verify'])
}

function follows(record: ChangeRecord, prev: ChangeRecord): boolean {
  return record.seq === prev.seq + 1 && record.prev === prev.hash && record.hlc > prev.hlc
}

interface Verifying {
  readonly keys: readonly CryptoKey[]
  readonly chainOf: (record: ChangeRecord) => Promise<string>
  readonly hash: HashText
}

async function faultOf(
  { record, body }: LogEntry,
  prev: ChangeRecord | undefined,
  { keys, chainOf, hash }: Verifying,
): Promise<SealFault | undefined> {
  if (prev === undefined ? record.seq !== 0 || record.prev !== null : !follows(record, prev)) return 'sequence'
  if (prev !== undefined && record.chain !== prev.chain) return 'chain'
  if (record.chain !== (await chainOf(record))) return 'chain'
  if ((await hash(hashedText(record))) !== record.hash) return 'hash'
  if (body !== null && (await hash(canonicalJson(body))) !== record.bodyHash) return 'body'
  const signature = fromBase64Url(record.signature)
  if (signature === undefined) return 'signature'
  for (const key of keys) {
    if (await crypto.subtle.verify(signatureAlgorithm, key, signature, utf8(record.hash))) return undefined
  }
  return 'signature'
}
