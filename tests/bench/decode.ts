import charls from '@cornerstonejs/codec-charls'
import charlsBinary from '@cornerstonejs/codec-charls/decodewasm?url&inline'
import charlsDecoder from '@cornerstonejs/codec-charls/decodewasmjs'
import openjpeg from '@cornerstonejs/codec-openjpeg'
import openjpegBinary from '@cornerstonejs/codec-openjpeg/decodewasm?url&inline'
import openjpegDecoder from '@cornerstonejs/codec-openjpeg/decodewasmjs'
import type { WasmDecoder } from 'wasm-codec'
import type { EncoderModule, WasmEncoder } from 'wasm-encoder'
import { instantiate } from '../../src/imaging/codecs/wasm-codec.ts'
import { parseDicom } from '../../src/imaging/dicom/parse.ts'
import { storedValues } from '../../src/imaging/dicom/stored-values.ts'
import { writeDicom } from '../../src/imaging/dicom/write.ts'
import { unwrap } from '../../src/lib/result.ts'
import { decodePicture } from '../../src/modalities/image/decode/decode-picture.ts'
import { encapsulatedDicom } from '../fixtures/encapsulated-dicom.ts'
import { grayscaleElements } from '../fixtures/grayscale-elements.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'
import { seededRandom } from './synthetic-vocabulary.ts'

const sidePx = 1024
const runs = 12

function picture(side: number): Uint16Array<ArrayBuffer> {
  const random = seededRandom(3)
  return Uint16Array.from({ length: side * side }, (_, i) => ((i % side) >> 1) + random() * 60 + 400)
}

type Work = () => Promise<unknown> | unknown

async function timeMs(work: Work): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Median of each of several works that take turns: what warms up, or slows the machine down, does so for all of them. */
async function mediansMs(works: readonly Work[]): Promise<readonly number[]> {
  for (let run = 0; run < 3; run++) for (const work of works) await work()
  const times = works.map((): number[] => [])
  for (let run = 0; run < runs; run++) for (const [at, work] of works.entries()) times[at]?.push(await timeMs(work))
  return times.map((each) => percentile(each, 0.5))
}

function encode(encoder: WasmEncoder, values: Uint16Array): Uint8Array {
  const frame = { width: sidePx, height: sidePx, bitsPerSample: 16, componentCount: 1, isSigned: false }
  encoder
    .getDecodedBuffer({ ...frame, isUsingColorTransform: false })
    .set(new Uint8Array(values.buffer, 0, values.byteLength))
  encoder.encode()
  return encoder.getEncodedBuffer().slice()
}

function decodeBare(decoder: WasmDecoder, codestream: Uint8Array): number {
  decoder.getEncodedBuffer(codestream.length).set(codestream)
  decoder.decode()
  return decoder.getDecodedBuffer().slice().length
}

/** OpenJPEG tells every step of its work, which would be timed too: it takes what `console.log` is when it is made. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const say = console.log
  console.log = () => {}
  try {
    return await make()
  } finally {
    console.log = say
  }
}

/** Compressed pictures beside the codec alone, and a large film from its bytes to what the page shows. */
export async function benchDecode(): Promise<BenchRow[]> {
  const values = picture(sidePx)
  // The main entries of the packages, which encode, are builds to plain JavaScript: their decoders are several times slower.
  const ls: EncoderModule = await quietly(charls)
  const j2k: EncoderModule = await quietly(openjpeg)
  const { JpegLSDecoder } = await instantiate(charlsDecoder, charlsBinary)
  const { J2KDecoder } = await instantiate(openjpegDecoder, openjpegBinary)
  if (JpegLSDecoder === undefined || J2KDecoder === undefined) throw new Error('a codec has no decoder')
  const families = [
    ['JPEG-LS', '1.2.840.10008.1.2.4.80', encode(new ls.JpegLSEncoder(), values), JpegLSDecoder],
    ['JPEG 2000', '1.2.840.10008.1.2.4.90', encode(new j2k.J2KEncoder(), values), J2KDecoder],
  ] as const
  const rows: BenchRow[] = []
  for (const [name, transferSyntaxUid, codestream, Decoder] of families) {
    const file = new Uint8Array(
      encapsulatedDicom({
        ...{ widthPx: sidePx, heightPx: sidePx, transferSyntaxUid, components: 1, bitsAllocated: 16, bitsStored: 16 },
        frames: [[codestream]],
      }),
    )
    const [bare = Number.NaN, ours = Number.NaN] = await mediansMs([
      () => {
        const decoder = new Decoder()
        decodeBare(decoder, codestream)
        decoder.delete()
      },
      async () => unwrap(await storedValues(unwrap(parseDicom(file)), 0)),
    ])
    rows.push({
      name: `${name}, 1024 x 1024 16-bit: file to stored values (median)`,
      value: ours,
      unit: 'ms',
      bar: 1.2 * bare,
      baseline: { name: 'the same build of the codec alone', value: bare },
    })
  }
  const side = 3000
  const film = writeDicom(grayscaleElements({ widthPx: side, heightPx: side, values: picture(side) }))
  const [opened = Number.NaN] = await mediansMs([async () => unwrap(await decodePicture(film))])
  rows.push({ name: '3000 x 3000 16-bit: bytes to picture (median)', value: opened, unit: 'ms', bar: 400 })
  return rows
}
