import type { BlobReader } from '../../../contracts/modality.ts'
import type { Item } from '../../../domain/records/case.ts'
import type { Stack } from '../../../domain/stack/stack.ts'
import type { OnShare } from '../../../lib/progress.ts'
import { fail, ok, type Result } from '../../../lib/result.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import { createDecodedSlices, type DecodedSlices, keptBytesAtMost } from './decoded-slices.ts'
import { type SliceReader, sliceReader } from './slice-reader.ts'

export type Looks = Pick<DecodedPicture, 'defaultWindow' | 'presets'>

/** The slices of an item, decoded once for all panes that show it. */
interface OpenSlices {
  readonly slices: DecodedSlices
  readonly first: { readonly index: number; readonly picture: DecodedPicture }
  readonly looks: Looks
}

/** One user's hold on them: they are freed when the last lets go. */
export interface HeldSlices extends OpenSlices {
  release(): void
}

interface Entry {
  users: number
  /** Those who want to know how far the opening is. */
  readonly listeners: Set<OnShare>
  readonly opening: Promise<Result<OpenSlices>>
  readonly reader: SliceReader
}

/** What is open on this page, by item and the stored files that it is made of. */
const open = new Map<string, Entry>()

/**
 * The slices of an item as others have them open already, else opened for all who come. Fails as decoding its first slice does, and with
 * `open-cancelled` as soon as the signal aborts: the opening goes on for those who still wait, and ends with the last of them.
 */
export async function holdSlices(
  item: Item,
  stack: Stack,
  blobs: Pick<BlobReader, 'open'>,
  signal: AbortSignal,
  onShare?: OnShare,
): Promise<Result<HeldSlices>> {
  if (signal.aborted) return fail('open-cancelled', { item: item.id })
  const key = `${item.id} ${item.parts.map(({ blob }) => blob).join()}`
  const entry = open.get(key) ?? newEntry(item, stack, blobs)
  open.set(key, entry)
  entry.users += 1
  if (onShare !== undefined) entry.listeners.add(onShare)
  let isHeld = true
  const release = () => {
    if (!isHeld) return
    isHeld = false
    if (onShare !== undefined) entry.listeners.delete(onShare)
    entry.users -= 1
    if (entry.users > 0) return
    if (open.get(key) === entry) open.delete(key)
    void entry.opening.then((opened) => opened.ok && opened.value.slices.dispose())
    entry.reader.close()
  }
  const opened = await unlessLeft(entry.opening, signal)
  if (opened === null) {
    release()
    return fail('open-cancelled', { item: item.id })
  }
  if (opened.ok) return ok({ ...opened.value, release })
  // Whoever asks next tries anew.
  if (open.get(key) === entry) open.delete(key)
  release()
  return opened
}

/** What a work comes to; null as soon as the signal aborts. */
function unlessLeft<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(null)
    signal.addEventListener('abort', leave)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

function newEntry(item: Item, stack: Stack, blobs: Pick<BlobReader, 'open'>): Entry {
  const reader = sliceReader(item, stack, blobs)
  const listeners = new Set<OnShare>()
  const tell: OnShare = (...progress) => {
    for (const listener of listeners) listener(...progress)
  }
  return { users: 0, listeners, opening: openSlices(stack, reader, tell), reader }
}

async function openSlices(stack: Stack, { decode }: SliceReader, onShare: OnShare): Promise<Result<OpenSlices>> {
  const picture = await decode(0, onShare)
  if (!picture.ok) return picture
  const looks = await windowOf(stack, picture.value, (index) => decode(index, onShare))
  const first = { index: 0, picture: picture.value }
  const slices = createDecodedSlices({ count: stack.slices.length, first, decode, budgetBytes: keptBytesAtMost })
  return ok({ slices, first, looks })
}

/**
 * One window for all slices: each with its own would flicker. The header's, of the first slice; else what is measured on the one in the
 * middle, since the first often shows little but air.
 */
async function windowOf(stack: Stack, first: DecodedPicture, decode: SliceReader['decode']): Promise<Looks> {
  const hasHeaderWindow = first.presets.some(({ source }) => source === 'header')
  const middle = hasHeaderWindow ? undefined : await decode(Math.floor(stack.slices.length / stack.volumes / 2))
  return middle?.ok === true ? middle.value : first
}
