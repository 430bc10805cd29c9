/** Cosines of the fast transform of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) are whole numbers in units of 2^-13. */
export const constBits = 13

export const c0298 = 2446
export const c0390 = 3196
export const c0541 = 4433
export const c0765 = 6270
export const c0899 = 7373
export const c1175 = 9633
export const c1501 = 12299
export const c1847 = 15137
export const c1961 = 16069
export const c2053 = 16819
export const c2562 = 20995
export const c3072 = 25172
