/** What the WebAssembly codecs have in common: the members used here. */
declare module 'wasm-codec' {
  export interface FrameInfo {
    readonly width: number
    readonly height: number
    readonly bitsPerSample: number
    readonly componentCount: number
    readonly isSigned: boolean
  }
  export interface WasmDecoder {
    /** A view of the module's memory, to be filled at once. */
    getEncodedBuffer(length: number): Uint8Array
    decode(): void
    getFrameInfo(): FrameInfo
    /** A view of the module's memory, good until the next call. */
    getDecodedBuffer(): Uint8Array
    /** 0 none, 1 line, 2 sample; of JPEG-LS only. */
    getInterleaveMode?(): number
    delete(): void
  }
  export interface CodecModule {
    readonly J2KDecoder?: new () => WasmDecoder
    readonly JpegLSDecoder?: new () => WasmDecoder
    readonly HTJ2KDecoder?: new () => WasmDecoder
  }
  export type CodecFactory = (options: {
    readonly wasmBinary: Uint8Array
    readonly print: (text: string) => void
    readonly printErr: (text: string) => void
  }) => Promise<CodecModule>
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const factory: import('wasm-codec').CodecFactory
  export default factory
}
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const factory: import('wasm-codec').CodecFactory
  export default factory
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const factory: import('wasm-codec').CodecFactory
  export default factory
}
declare module '@cornerstonejs/codec-openjpeg/decodewasm?url&inline' {
  const dataUrl: string
  export default dataUrl
}
declare module '@cornerstonejs/codec-charls/decodewasm?url&inline' {
  const dataUrl: string
  export default dataUrl
}
declare module '@cornerstonejs/codec-openjph/wasm?url&inline' {
  const dataUrl: string
  export default dataUrl
}
