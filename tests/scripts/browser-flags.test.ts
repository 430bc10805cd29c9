import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { featuresOff } from '../../scripts/find-browser.mjs'

it('what Playwright switches off in the browser stays off', () => {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const source = readFileSync(join(playwright, 'lib', 'coreBundle.js'), 'utf8')
  const list = /\bdisabledFeatures = \[([^\]]*)\]/.exec(source)?.[1]?.replaceAll(/\/\/.*/g, '') ?? ''
  const names = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name)
  expect(names).not.toEqual([])
  expect(featuresOff).toEqual(expect.arrayContaining(names))
})
