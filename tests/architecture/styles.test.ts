import { expect, test } from 'vitest'
import { strayLiterals, unknownTokens } from './check-styles.ts'

const path = 'src/panels/a.module.css'
const stray = (text: string) => strayLiterals([{ path, text }]).map((complaint) => complaint.split(': ')[1])

test('what is written out is found, with its line', () => {
  expect(strayLiterals([{ path, text: '.a {\n  color: #fff;\n}' }])).toEqual([`${path}:2: colour: color: #fff;`])
  expect(stray('.a { background: rgb(0 0 0 / 50%); }')).toEqual(['colour'])
  expect(stray('.a {\n  font-size: 12px;\n}')).toEqual(['font size'])
  expect(stray('.a {\n  font: 400 12px/1.4 serif;\n}')).toEqual(['font size'])
  expect(stray('.a {\n  border-radius: 0 4px 4px 0;\n}')).toEqual(['radius'])
  expect(stray('.a {\n  transition: opacity 0.2s;\n}')).toEqual(['duration'])
  expect(stray('.a {\n  animation: appear 200ms both;\n}')).toEqual(['duration'])
})

test('tokens, sizes of boxes, comments and selectors pass', () => {
  expect(stray('/* #fff, 12px */\n#root {\n  width: 344px;\n  color: var(--glossa-text);\n}')).toEqual([])
  expect(stray('.a {\n  border-radius: 50%;\n  font: inherit;\n  font-size: var(--glossa-font-size-s);\n}')).toEqual([])
  expect(stray('.a {\n  animation: appear var(--glossa-motion) ease-out;\n}')).toEqual([])
})

test('a token that nobody defines is found', () => {
  const tokens = { path: 'src/ui/tokens.css', text: ':root { --glossa-text: #fff; }' }
  const used = { path, text: '.a { color: var(--glossa-text); background: var(--glossa-tex); }' }
  expect(unknownTokens([tokens, used])).toEqual([`${path} uses --glossa-tex, which is defined nowhere`])
})
