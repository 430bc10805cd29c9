import type { CodecFactory, CodecModule, WasmDecoder } from 'wasm-codec'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { CodecFrame } from './frame-codec.ts'

/**
 * Instantiates a codec from its inlined binary: a request for it would fail from a file, in Node.js and where the app is served from
 * a folder of another site.
 * @param dataUrl `data:...;base64,...`
 */
export function instantiate(factory: CodecFactory, dataUrl: string): Promise<CodecModule> {
  const binary = atob(dataUrl.slice(dataUrl.indexOf(',') + 1))
  const silent = () => {}
  return factory({
    wasmBinary: Uint8Array.from(binary, (char) => char.charCodeAt(0)),
    print: silent,
    printErr: silent,
  })
}

/** Decodes with a decoder of such a module, which is given back afterwards. @param knowsSigns see `CodecFrame` */
export function decodeWith(
  codec: string,
  Decoder: (new () => WasmDecoder) | undefined,
  bytes: Uint8Array,
  knowsSigns: boolean,
): Result<CodecFrame> {
  if (Decoder === undefined) throw new Error(`the ${codec} module has no decoder`)
  const decoder = new Decoder()
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes)
    decoder.decode()
    const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo()
    const samples = width * height * componentCount
    const sampleBytes = bitsPerSample <= 8 ? 1 : bitsPerSample <= 16 ? 2 : 4
    const decoded = decoder.getDecodedBuffer()
    if (samples === 0 || decoded.length < samples * sampleBytes) {
      return fail('codec-damaged', { codec, reason: 'the picture is cut off' })
    }
    const { buffer } = decoded.slice(0, samples * sampleBytes)
    const own = buffer instanceof ArrayBuffer ? buffer : new Uint8Array(decoded.slice(0, samples * sampleBytes)).buffer
    const values =
      sampleBytes === 1
        ? new Uint8Array(own)
        : sampleBytes === 4
          ? new Int32Array(own)
          : isSigned
            ? new Int16Array(own)
            : new Uint16Array(own)
    const isByPlane = componentCount > 1 && decoder.getInterleaveMode?.() === 0
    return ok({
      widthPx: width,
      heightPx: height,
      components: componentCount,
      bits: bitsPerSample,
      knowsSigns,
      values: isByPlane ? interleaved(values, componentCount) : values,
    })
  } catch (error) {
    // The codecs throw strings, numbers and errors of their own, for damaged input only.
    return fail('codec-damaged', { codec, reason: error instanceof Error ? error.message : String(error) })
  } finally {
    decoder.delete()
  }
}

function interleaved<T extends CodecFrame['values']>(planes: T, components: number): T {
  const pixels = planes.length / components
  const source = planes.slice()
  for (let component = 0; component < components; component++)
    for (let i = 0; i < pixels; i++) planes[i * components + component] = source[component * pixels + i] ?? 0
  return planes
}
