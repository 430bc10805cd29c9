import { expect, test } from '@playwright/test'
import { appUrl } from './serve-app.ts'
import { watch } from './watch.ts'

/** What the app must never do, and what the watch over every flow says of it. */
const misdeeds: readonly { does: string; script: string; complaint: RegExp }[] = [
  {
    does: 'fetches from another origin',
    script: `fetch('http://127.0.0.1:9/').catch(() => undefined)`,
    complaint: /violates connect-src/,
  },
  {
    does: 'shows a picture from another origin',
    script: `document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/a.png' }))`,
    complaint: /violates img-src/,
  },
  {
    does: 'leaves for another origin',
    script: `location.href = 'http://127.0.0.1:9/'`,
    complaint: /request to http:\/\/127\.0\.0\.1:9/,
  },
  {
    does: 'makes markup from a string',
    script: `setTimeout(() => { document.body.innerHTML = '<p>markup</p>' })`,
    complaint: /violates require-trusted-types-for/,
  },
  {
    does: 'loads a script from another origin',
    script: `setTimeout(() => { document.createElement('script').src = 'http://127.0.0.1:9/a.js' })`,
    complaint: /violates require-trusted-types-for/,
  },
  {
    does: 'runs a script from a string',
    script: `setTimeout(() => { window.eval('1') })`,
    complaint: /violates/,
  },
  {
    does: 'throws without catching',
    script: `setTimeout(() => { throw new Error('thrown on purpose') })`,
    complaint: /uncaught Error: thrown on purpose/,
  },
  {
    does: 'writes an error to the console',
    script: `console.error('written on purpose')`,
    complaint: /console: written on purpose/,
  },
  {
    does: 'throws in a worker',
    script: `new Worker(URL.createObjectURL(new Blob(["throw new Error('thrown in a worker')"])))`,
    complaint: /thrown in a worker/,
  },
]

for (const { does, script, complaint } of misdeeds) {
  test(`the watch complains when the page ${does}`, async ({ context }) => {
    const watching = await watch(context, new URL(appUrl()).origin)
    const page = await context.newPage()
    await page.goto(appUrl())
    watching.expectNone()
    await page.evaluate(`{ ${script} }; undefined`)
    await expect(() => expect(() => watching.expectNone()).toThrow(complaint)).toPass({ timeout: 5_000 })
    watching.allow(/./)
    watching.expectNone()
  })
}
