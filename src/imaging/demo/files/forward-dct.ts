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
} from '../../codecs/jpeg/dct-constants.ts'

/*
 * Discrete cosine transform of 8 x 8 samples by whole numbers, after Loeffler, Ligtenberg and Moschytz (1989) as laid out in the
 * Independent JPEG Group's "accurate integer" method: constants are cosines in units of 2^-13.
 */

const passBits = 2

/** Transforms a block of 64 samples, row by row, in place. The result is eight times that of ITU-T T.81 A.3.3. */
export function forwardDct(block: Int32Array): void {
  for (let row = 0; row < 8; row++) transform(block, row * 8, 1, true)
  for (let column = 0; column < 8; column++) transform(block, column, 8, false)
}

function transform(block: Int32Array, start: number, step: number, isFirst: boolean): void {
  const at = (index: number) => block[start + index * step] ?? 0
  const put = (index: number, value: number) => {
    block[start + index * step] = value
  }
  const scaled = (value: number) => {
    const shift = isFirst ? constBits - passBits : constBits + passBits
    return (value + (1 << (shift - 1))) >> shift
  }
  const even = (value: number) => (isFirst ? value << passBits : (value + (1 << (passBits - 1))) >> passBits)
  const [s0, s1, s2, s3] = [at(0) + at(7), at(1) + at(6), at(2) + at(5), at(3) + at(4)]
  const [d0, d1, d2, d3] = [at(0) - at(7), at(1) - at(6), at(2) - at(5), at(3) - at(4)]
  put(0, even(s0 + s3 + s1 + s2))
  put(4, even(s0 + s3 - s1 - s2))
  const shared = (s1 - s2 + s0 - s3) * c0541
  put(2, scaled(shared + (s0 - s3) * c0765))
  put(6, scaled(shared - (s1 - s2) * c1847))
  const z5 = (d3 + d1 + d2 + d0) * c1175
  const z1 = -(d3 + d0) * c0899
  const z2 = -(d2 + d1) * c2562
  const z3 = z5 - (d3 + d1) * c1961
  const z4 = z5 - (d2 + d0) * c0390
  put(7, scaled(d3 * c0298 + z1 + z3))
  put(5, scaled(d2 * c2053 + z2 + z4))
  put(3, scaled(d1 * c3072 + z2 + z3))
  put(1, scaled(d0 * c1501 + z1 + z4))
}
