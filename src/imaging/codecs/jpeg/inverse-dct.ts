import {
  c0298,
  c0390,
  c0541,
  c0765,
  c0899,
  c1175,
  c1501,
  c1847,
  c1961,
  c2053,
  c2562,
  c3072,
  constBits,
} from './dct-constants.ts'

const work = new Int32Array(64)

/**
 * Inverse DCT of one block, as accurate as integers of 32 bits allow (Loeffler, Ligtenberg and Moschytz, ICASSP 1989, in the
 * fixed-point form that the reference implementations of JPEG share, so that results agree with theirs to the last bit).
 * @param coefficients 64 from `at`, natural order
 * @param quant 64, natural order
 * @param to samples; row r of the block begins at `start + r * stride`
 */
export function inverseDct(
  coefficients: Int16Array,
  at: number,
  quant: Int32Array,
  precision: number,
  to: Uint8Array | Uint16Array,
  start: number,
  stride: number,
): void {
  const pass1Bits = precision === 8 ? 2 : 1
  for (let i = 0; i < 64; i++) work[i] = (coefficients[at + i] ?? 0) * (quant[i] ?? 0)
  for (let column = 0; column < 8; column++) pass(column, 8, constBits - pass1Bits, pass1Bits)
  const shift = constBits + pass1Bits + 3
  const centre = 1 << (precision - 1)
  const top = (1 << precision) - 1
  for (let row = 0; row < 8; row++) {
    pass(8 * row, 1, shift, -(pass1Bits + 3))
    for (let x = 0; x < 8; x++) {
      const value = (work[8 * row + x] ?? 0) + centre
      to[start + row * stride + x] = value < 0 ? 0 : value > top ? top : value
    }
  }
}

/** One dimension of eight values `step` apart. @param flat bits to shift a constant column by: left, or right where negative */
function pass(at: number, step: number, shift: number, flat: number): void {
  const v = (k: number) => work[at + k * step] ?? 0
  if (flat > 0 && v(1) === 0 && v(2) === 0 && v(3) === 0 && v(4) === 0 && v(5) === 0 && v(6) === 0 && v(7) === 0) {
    const dc = v(0) << flat
    for (let k = 0; k < 8; k++) work[at + k * step] = dc
    return
  }
  const even = (v(2) + v(6)) * c0541
  const tmp2 = even - v(6) * c1847
  const tmp3 = even + v(2) * c0765
  const tmp0 = (v(0) + v(4)) * (1 << constBits)
  const tmp1 = (v(0) - v(4)) * (1 << constBits)
  const [e0, e3, e1, e2] = [tmp0 + tmp3, tmp0 - tmp3, tmp1 + tmp2, tmp1 - tmp2]

  const [o0, o1, o2, o3] = [v(7), v(5), v(3), v(1)]
  const z5 = (o0 + o2 + o1 + o3) * c1175
  const z1 = -(o0 + o3) * c0899
  const z2 = -(o1 + o2) * c2562
  const z3 = -(o0 + o2) * c1961 + z5
  const z4 = -(o1 + o3) * c0390 + z5
  const p0 = o0 * c0298 + z1 + z3
  const p1 = o1 * c2053 + z2 + z4
  const p2 = o2 * c3072 + z2 + z3
  const p3 = o3 * c1501 + z1 + z4

  const half = 2 ** (shift - 1)
  const scale = 2 ** shift
  const put = (k: number, value: number) => {
    work[at + k * step] = Math.floor((value + half) / scale)
  }
  put(0, e0 + p3)
  put(7, e0 - p3)
  put(1, e1 + p2)
  put(6, e1 - p2)
  put(2, e2 + p1)
  put(5, e2 - p1)
  put(3, e3 + p0)
  put(4, e3 - p0)
}
