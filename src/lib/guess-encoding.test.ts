import { expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'
import { guessEncoding } from './guess-encoding.ts'
import { decodeText, type TextEncoding, textEncodings, undecodableCount } from './text-encoding.ts'

/** Bytes of a text in an encoding of one or two bytes a character, by trying what each pair of bytes decodes to. */
function encoded(text: string, encoding: TextEncoding): Bytes {
  const table = new Map<string, readonly number[]>()
  for (let byte = 0; byte < 256; byte++) table.set(decodeText(Uint8Array.of(byte), encoding), [byte])
  if (!/^(?:iso|windows|koi8|mac)/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++) {
        const char = decodeText(Uint8Array.of(lead, trail), encoding)
        if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail])
      }
    }
  }
  return Uint8Array.from([...text].flatMap((char) => table.get(char) ?? []))
}

test.each<[TextEncoding, string]>([
  ['windows-1252', 'Kein Pleuraerguss. Herz nicht vergrößert – „Bestätigt“ durch CT.'],
  ['windows-1252', 'Patiente âgée de 72 ans, hospitalisée pour dyspnée aiguë. Pas de fièvre.'],
  ['windows-1252', 'Sjögren – 5 €'],
  ['windows-1250', 'Pacjent przyjęty z powodu duszności. Brak płynu w jamie opłucnej, serce w normie.'],
  ['iso-8859-2', 'Pacjent przyjęty z powodu duszności. Brak płynu w jamie opłucnej, serce w normie.'],
  ['windows-1251', 'В лёгких очаговых и инфильтративных изменений не выявлено. Корни структурны.'],
  ['koi8-r', 'В лёгких очаговых и инфильтративных изменений не выявлено. Корни структурны.'],
  ['windows-1253', 'Ο ασθενής προσήλθε με δύσπνοια. Δεν υπάρχει πλευριτική συλλογή.'],
  ['windows-1254', 'Hasta nefes darlığı ile başvurdu. Plevral effüzyon yok, kalp boyutu normal.'],
  ['windows-1255', 'לא נראה תפליט פלאורלי. הלב בגודל תקין.'],
  ['windows-1256', 'لا يوجد انصباب جنبي. القلب طبيعي الحجم.'],
  ['shift_jis', '胸部X線写真では異常所見を認めない。心拡大なし。'],
  ['euc-jp', '胸部X線写真では異常所見を認めない。心拡大なし。'],
  ['gb18030', '双肺纹理清晰，未见明显异常。心影大小形态正常。'],
  ['big5', '兩肺紋理清晰，未見明顯異常。心影大小形態正常。'],
  ['euc-kr', '흉부 방사선 사진에서 특이 소견 없음. 심장 크기 정상.'],
])('%s is told from its bytes: %s', (encoding, text) => {
  const bytes = encoded(text, encoding)
  expect(decodeText(bytes, encoding)).toBe(text)
  expect(guessEncoding(bytes, true)).toBe(encoding)
})

test('the first accent may stand behind a megabyte of ASCII', () => {
  const accents = encoded(
    ' Pacjent przyjęty z powodu duszności. Brak płynu w jamie opłucnej, serce w normie.'.repeat(2),
    'windows-1250',
  )
  const bytes = new Uint8Array(1_000_000 + accents.length).fill(0x61)
  bytes.set(accents, 1_000_000)
  expect(guessEncoding(bytes, true)).toBe('windows-1250')
})

test('Latin-1 is every byte its own code point, which the encoding of that name on the web is not', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect([...decodeText(bytes, 'iso-8859-1')].map((char) => char.codePointAt(0))).toEqual([...bytes])
  expect(undecodableCount(decodeText(bytes, 'iso-8859-1'), 'iso-8859-1')).toBe(32)
  expect(undecodableCount(decodeText(bytes, 'windows-1252'), 'windows-1252')).toBe(5)
  expect(undecodableCount(decodeText(Uint8Array.of(0x61, 0xff, 0xc3), 'utf-8'), 'utf-8')).toBe(2)
})

test('every encoding on offer is one that the platform decodes', () => {
  for (const encoding of textEncodings)
    expect(decodeText(Uint8Array.of(0x41, 0x42), encoding).length, encoding).toBeGreaterThan(0)
})
