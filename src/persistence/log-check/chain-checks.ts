import { type ChangeRecord, changeBodySchema, changeRecordSchema, type LogEntry } from '../../domain/log/change.ts'
import { type HashText, verifyChain } from '../../domain/log/seal.ts'
import type { HeadRow } from '../rows.ts'
import type { ChainReport, EntryFault, FaultCount } from './log-report.ts'

/** An entry as it is stored, not looked at yet. */
export interface StoredEntry {
  readonly chain: string
  readonly seq: number
  readonly record: unknown
  /** Undefined where it is gone. */
  readonly body: unknown
}

interface Chain {
  readonly hashes: Map<number, string>
  readonly faults: Map<EntryFault, { count: number; firstSeq: number }>
  /** Entries without a body, with their batch. */
  readonly bodiless: { readonly seq: number; readonly batch: string | null }[]
  entries: number
  first: ChangeRecord | undefined
  last: ChangeRecord | undefined
}

/** Who made a chain, as far as a report tells of it. */
export type ChainAuthor = Pick<ChainReport, 'annotatorName' | 'isThisDevice'>

/**
 * Checks the chains of a project part by part, in order of arrival, and keeps what could be read of them. Public keys are looked up when a
 * part is checked.
 */
export class ChainChecks {
  /** Every entry that can be read. */
  readonly entries: LogEntry[] = []
  readonly #keysOf: (record: ChangeRecord) => readonly string[]
  readonly #chains = new Map<string, Chain>()
  /** The furthest entries of each chain that others have seen: their hashes by `seq`. */
  readonly #seen = new Map<string, Map<number, string>>()

  readonly #hash: HashText

  /** @param keysOf public keys of the annotator and device of a record */
  constructor(keysOf: (record: ChangeRecord) => readonly string[], hash: HashText) {
    this.#keysOf = keysOf
    this.#hash = hash
  }

  /** Checks the next entries, of any chains. */
  async take(stored: readonly StoredEntry[]): Promise<void> {
    const byChain = new Map<string, StoredEntry[]>()
    for (const entry of stored) {
      const own = byChain.get(entry.chain)
      if (own === undefined) byChain.set(entry.chain, [entry])
      else own.push(entry)
    }
    for (const [id, own] of byChain) await this.#takeChain(this.#chain(id), own)
  }

  async #takeChain(chain: Chain, stored: readonly StoredEntry[]): Promise<void> {
    const before = chain.last
    const read: LogEntry[] = []
    for (const { seq, record, body } of stored) {
      chain.entries += 1
      const parsed = changeRecordSchema.safeParse(record)
      const parsedBody = body === undefined ? undefined : changeBodySchema.safeParse(body)
      if (!parsed.success || parsed.data.seq !== seq || parsedBody?.success === false) fault(chain, 'unreadable', seq)
      if (!parsed.success) continue
      // A body that cannot be read is told already; it is no longer what was sealed either.
      read.push({ record: parsed.data, body: parsedBody?.success === true ? parsedBody.data : null })
      if (body === undefined) chain.bodiless.push({ seq, batch: parsed.data.batch })
    }
    const [first] = read
    if (first === undefined) return
    const faults = await verifyChain(read, this.#keysOf(first.record), before, this.#hash)
    for (const [seq, found] of faults) fault(chain, found, seq)
    for (const { record } of read) {
      chain.hashes.set(record.seq, record.hash)
      for (const [id, head] of Object.entries(record.seen)) this.#see(id, head.seq, head.hash)
    }
    chain.first ??= first.record
    chain.last = read.at(-1)?.record
    for (const entry of read) this.entries.push(entry)
  }

  /**
   * What was found of each chain, in the order in which they began.
   * @param heads as they are stored
   * @param counts whether a batch was committed: the bodies of others were erased with reason
   */
  reports(
    heads: readonly HeadRow[],
    counts: (batch: string) => boolean,
    authorOf: (record: ChangeRecord) => ChainAuthor,
  ): ChainReport[] {
    for (const { chain, seq, hash } of heads) this.#see(chain, seq, hash)
    for (const id of this.#seen.keys()) this.#chain(id)
    return [...this.#chains].map(([id, chain]) => {
      const seen = this.#seen.get(id) ?? new Map<number, string>()
      let known = -1
      for (const [seq, hash] of seen) {
        known = Math.max(known, seq)
        const own = chain.hashes.get(seq)
        if (own !== undefined && own !== hash) fault(chain, 'replaced', seq)
      }
      for (const { seq, batch } of chain.bodiless) if (batch === null || counts(batch)) fault(chain, 'body-gone', seq)
      const { first, last } = chain
      return {
        chain: id,
        annotatorId: first?.actor ?? '',
        ...(first === undefined ? { annotatorName: null, isThisDevice: false } : authorOf(first)),
        entries: chain.entries,
        firstAt: first?.at ?? null,
        lastAt: last?.at ?? null,
        headHash: last?.hash ?? null,
        faults: [...chain.faults].map(([found, counted]): FaultCount => ({ fault: found, ...counted })),
        cutOff: Math.max(0, known - (last?.seq ?? -1)),
      }
    })
  }

  #chain(id: string): Chain {
    const known = this.#chains.get(id)
    if (known !== undefined) return known
    const fresh = { hashes: new Map(), faults: new Map(), bodiless: [], entries: 0, first: undefined, last: undefined }
    this.#chains.set(id, fresh)
    return fresh
  }

  #see(chain: string, seq: number, hash: string): void {
    const seen = this.#seen.get(chain) ?? new Map<number, string>()
    this.#seen.set(chain, seen.set(seq, hash))
  }
}

function fault(chain: Chain, found: EntryFault, seq: number): void {
  const counted = chain.faults.get(found)
  if (counted === undefined) chain.faults.set(found, { count: 1, firstSeq: seq })
  else counted.count += 1
}
