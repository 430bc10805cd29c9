import type { ByteWalk } from '../../lib/byte-walk.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'
import { pixelKeywords } from './image-header.ts'

/** Where the header of a DICOM file ends: at the pixels. */
export interface HeaderEnd {
  /** The element of the pixels, and where its value begins; null where the file has none. */
  readonly pixels: { readonly tag: string; readonly valueAt: number } | null
  /** Where a VR stands whose length the parser takes for a short one. */
  readonly longVrs: readonly number[]
  /** Bytes [start, end) of the value of the modality; null where it is absent. */
  readonly modality: readonly [start: number, end: number] | null
}

interface WalkStart {
  readonly sizeBytes: number
  /** Where the data set begins. */
  readonly start: number
  readonly isExplicit: boolean
  readonly isBigEndian: boolean
}

/** More than this before the pixels is no header of a picture, and would not fit beside one. */
export const maximumHeaderBytes = 256 * 1024 * 1024

const undefinedLength = 0xffffffff
/** Source: PS3.5, table 7.1-1; those that came later the parser does not know. */
const knownLongVrs: ReadonlySet<string> = new Set(['OB', 'OD', 'OF', 'OL', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT'])
const laterLongVrs: ReadonlySet<string> = new Set(['OV', 'SV', 'UV'])
/** Without a stated length these are compressed pixels, in fragments. Source: PS3.5 §A.4. */
const byteVrs: ReadonlySet<string> = new Set(['OB', 'OW'])
/** Some writers put this for what they do not know; all else shows that a length before it was wrong. */
const writtenVr = /^([A-Z]{2}|\?\?|--| {2})$/
const pixelTags: ReadonlySet<string> = new Set(pixelKeywords.map(([keyword]) => tagOf(keyword)))
const [item, itemEnd, sequenceEnd] = ['xfffee000', 'xfffee00d', 'xfffee0dd']

/**
 * A sequence, or an item of one, that is being gone through.
 * @property holdsBytes its items are bytes, not elements: compressed pixels of a preview, say (PS3.5 §A.4)
 * @property end null: where its delimiter is
 */
interface Open {
  readonly isSequence: boolean
  readonly holdsBytes: boolean
  readonly at: number
  readonly end: number | null
  readonly isExplicit: boolean
}

/**
 * Goes from element to element up to the pixels, reading no value. Fails with `dicom-header-damaged`, whose reason says where the file
 * contradicts itself, and with `dicom-header-too-long`. Source: PS3.5 §7.1 and §7.5.
 */
export function* walkHeader({ sizeBytes, start, isExplicit, isBigEndian }: WalkStart): ByteWalk<HeaderEnd> {
  const longVrs: number[] = []
  const open: Open[] = []
  let modality: HeaderEnd['modality'] = null
  for (let at = start; ; ) {
    const top = open.at(-1)
    if (top !== undefined && top.end !== null && at >= top.end) {
      open.pop()
      continue
    }
    if (at >= sizeBytes) {
      return top === undefined ? ok({ pixels: null, longVrs, modality }) : damaged(`${nameOf(top)} has no end`)
    }
    if (at > maximumHeaderBytes) return fail('dicom-header-too-long', { limitBytes: maximumHeaderBytes })
    if (at + 8 > sizeBytes) return damaged(`the file ends within it, at byte ${sizeBytes}`)
    const head = yield [at, Math.min(at + 12, sizeBytes)]
    const isInExplicit = top?.isExplicit ?? isExplicit
    const { tag, vr, length, valueAt } = readElement(head, at, isInExplicit, isBigEndian)
    if (valueAt > sizeBytes) return damaged(`the file ends within it, at byte ${sizeBytes}`)
    if (top?.isSequence === true) {
      at += 8
      if (tag === sequenceEnd) open.pop()
      else if (tag !== item) return damaged(`at byte ${at - 8} a sequence holds something else than items`)
      else if (top.holdsBytes) {
        if (at + length > sizeBytes) return damaged(tooLong(tag, at - 8, length, sizeBytes - at))
        at += length
      } else {
        const end = endOf(at, length)
        open.push({ isSequence: false, holdsBytes: false, at: at - 8, end, isExplicit: isInExplicit })
      }
    } else if (top !== undefined && tag === itemEnd) {
      open.pop()
      at += 8
    } else {
      if (tag === 'x00000000' && length === 0) return damaged(`it holds nothing but zeros from byte ${at} on`)
      if (vr !== '' && !writtenVr.test(vr)) return damaged(`what stands at byte ${at} is no element`)
      if (top === undefined && pixelTags.has(tag)) return ok({ pixels: { tag, valueAt }, longVrs, modality })
      if (laterLongVrs.has(vr)) longVrs.push(at + 4)
      const end = endOf(valueAt, length)
      if (end !== null && end > sizeBytes) return damaged(tooLong(tag, at, length, sizeBytes - valueAt))
      if (top === undefined && tag === tagOf('Modality') && end !== null) modality = [valueAt, end]
      // Of unknown kind and length, it is a sequence in the implicit form (PS3.5 §6.2.2).
      const isSequence = end === null || vr === 'SQ'
      if (isSequence) {
        const holdsBytes = end === null && byteVrs.has(vr)
        open.push({ isSequence, holdsBytes, at, end, isExplicit: isInExplicit && (end !== null || vr !== 'UN') })
      }
      at = isSequence ? valueAt : end
    }
    const within = open.at(-1)?.end
    if (within != null && within > sizeBytes) {
      return damaged(`${nameOf(open.at(-1) ?? { isSequence: false, at })} ends behind the end of the file`)
    }
  }
}

interface ElementHead {
  readonly tag: string
  /** Empty where the transfer syntax has none, and in what sequences are made of. */
  readonly vr: string
  readonly length: number
  readonly valueAt: number
}

/** What stands before a value. @param head 12 bytes, or 8 where the file ends behind them @param at where they are in the file */
export function readElement(head: Uint8Array, at: number, isExplicit: boolean, isBigEndian: boolean): ElementHead {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const little = !isBigEndian
  const [group, element] = [view.getUint16(0, little), view.getUint16(2, little)]
  const tag = `x${hex(group)}${hex(element)}`
  if (!isExplicit || group === 0xfffe) return { tag, vr: '', length: view.getUint32(4, little), valueAt: at + 8 }
  const vr = String.fromCharCode(head[4] ?? 0, head[5] ?? 0)
  const isLong = knownLongVrs.has(vr) || laterLongVrs.has(vr)
  if (!isLong) return { tag, vr, length: view.getUint16(6, little), valueAt: at + 8 }
  return { tag, vr, length: view.byteLength < 12 ? 0 : view.getUint32(8, little), valueAt: at + 12 }
}

function endOf(valueAt: number, length: number): number | null {
  return length === undefinedLength ? null : valueAt + length
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0')
}

function nameOf({ isSequence, at }: Pick<Open, 'isSequence' | 'at'>): string {
  return `the ${isSequence ? 'sequence' : 'item of a sequence'} at byte ${at}`
}

function tooLong(tag: string, at: number, length: number, foundBytes: number): string {
  const name = `(${tag.slice(1, 5)},${tag.slice(5)})`
  return `the element ${name} at byte ${at} says that it has ${length} bytes, and the file has ${foundBytes} more`
}

function damaged(reason: string): Result<never> {
  return fail('dicom-header-damaged', { reason })
}
