import { Unzlib } from 'fflate'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { StoredValues } from '../dicom/stored-values.ts'
import { grayscaleImage, type Picture } from './picture.ts'
import type { RasterFile } from './raster/raster-file.ts'
import { readTiffDirectories, tiffNumbers } from './raster/tiff-directory.ts'

/**
 * Decodes a page of a TIFF file: grey with all its bits (white-is-zero turned over when shown, not in its values), colours with eight.
 * Damage that only the decoder finds is `image-damaged`.
 * @param frame 0-based
 */
export async function decodeTiff({ bare, widthPx, heightPx }: RasterFile, frame: number): Promise<Result<Picture>> {
  const page = pageOf(bare, frame)
  if (page === undefined) throw new RangeError(`no page ${frame}`)
  const bomb = tooLongBlock(bare, page)
  if (bomb) return damaged('a part of it unpacks to more than its size')
  try {
    const { fromArrayBuffer } = await import('geotiff')
    const image = await (await fromArrayBuffer(bare.buffer)).getImage(frame)
    // It reads these lists as little-endian whatever the file is, unless it has them already.
    for (const [tag, numbers] of page.lists) image.fileDirectory.actualizedFields.set(tag, [...numbers])
    if (page.photometric === 3 || page.photometric === 6) {
      const rgb = await image.readRGB({ interleave: true })
      return ok({ kind: 'color', widthPx, heightPx, rgba: rgbaOf(rgb, 3, 8) })
    }
    const values = asStored(await image.readRasters({ interleave: true }))
    const samples = values === undefined ? 0 : values.length / (widthPx * heightPx)
    if (values === undefined || !Number.isInteger(samples) || samples < 1) return damaged('its pixels do not fill it')
    if (page.photometric === 2)
      return ok({ kind: 'color', widthPx, heightPx, rgba: rgbaOf(values, samples, page.bits) })
    const grey = samples === 1 ? values : values.filter((_, i) => i % samples === 0)
    const isTurnedOver = page.photometric === 0
    return ok(
      grayscaleImage({ widthPx, heightPx, values: grey, monochrome1: isTurnedOver, voiFunction: 'LINEAR_EXACT' }),
    )
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error))
  }
}

interface Page {
  readonly photometric: number
  readonly bits: number
  readonly compression: number
  /** Fields that are long lists: places and lengths of strips or tiles, colours of a palette. */
  readonly lists: readonly (readonly [tag: number, numbers: readonly number[]])[]
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
  readonly blockBytes: number
}

function pageOf(bare: Uint8Array, frame: number): Page | undefined {
  const file = readTiffDirectories(bare)
  const directory = file?.directories[frame]
  if (file == null || directory === undefined) return undefined
  const numbers = (tag: number) => tiffNumbers(bare, file.isLittleEndian, directory.get(tag))
  const isTiled = directory.has(322)
  const bits = numbers(258)[0] ?? 1
  const samples = numbers(277)[0] ?? 1
  const across = numbers(isTiled ? 322 : 256)[0] ?? 0
  const down = isTiled
    ? (numbers(323)[0] ?? 0)
    : Math.min(numbers(278)[0] ?? Number.MAX_SAFE_INTEGER, numbers(257)[0] ?? 0)
  const lists = [273, 279, 324, 325, 320].filter((tag) => directory.has(tag)).map((tag) => [tag, numbers(tag)] as const)
  return {
    lists,
    photometric: numbers(262)[0] ?? 1,
    bits,
    compression: numbers(259)[0] ?? 1,
    offsets: numbers(isTiled ? 324 : 273),
    lengths: numbers(isTiled ? 325 : 279),
    blockBytes: Math.ceil((across * bits * samples) / 8) * down,
  }
}

/** Whether a deflated strip or tile unpacks to more than it can hold: the decoder would unpack it all. */
function tooLongBlock(bare: Uint8Array, { compression, offsets, lengths, blockBytes }: Page): boolean {
  if (compression !== 8 && compression !== 32_946) return false
  return offsets.some((offset, i) => {
    const block = bare.subarray(offset, offset + (lengths[i] ?? 0))
    // What cannot be more than a block, at the most that deflate can do, need not be looked at.
    if (block.length * 1032 <= blockBytes) return false
    let bytes = 0
    const inflate = new Unzlib((chunk) => {
      bytes += chunk.length
    })
    try {
      for (let at = 0; at < block.length && bytes <= blockBytes; at += 65_536) {
        inflate.push(block.subarray(at, at + 65_536), at + 65_536 >= block.length)
      }
    } catch {
      // The decoder will say what is wrong.
      return false
    }
    return bytes > blockBytes
  })
}

function asStored(values: unknown): StoredValues | undefined {
  const kinds = [Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array]
  const Kind = kinds.find((one) => values instanceof one)
  return Kind === undefined || !ArrayBuffer.isView(values) || !(values.buffer instanceof ArrayBuffer)
    ? undefined
    : new Kind(values.buffer, values.byteOffset, values.byteLength / Kind.BYTES_PER_ELEMENT)
}

/** Opaque RGBA of the first three samples of each pixel. @param bits of a sample */
function rgbaOf(values: ArrayLike<number>, samples: number, bits: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = Math.floor(values.length / samples)
  const rgba = new Uint8ClampedArray(4 * pixels)
  const scale = 255 / (2 ** bits - 1)
  for (let i = 0; i < pixels; i++) {
    for (let channel = 0; channel < 3; channel++) rgba[4 * i + channel] = (values[i * samples + channel] ?? 0) * scale
    rgba[4 * i + 3] = 255
  }
  return rgba
}

function damaged(reason: string): Result<never> {
  return fail('image-damaged', { format: 'tiff', reason })
}
