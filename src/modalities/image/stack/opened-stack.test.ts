import { describe, expect, test, vi } from 'vitest'
import type { Facts } from '../../../domain/records/case.ts'
import { stackOf } from '../../../domain/stack/stack.ts'
import { grayscaleImage } from '../../../imaging/pixels/picture.ts'
import { fail, ok, type Result } from '../../../lib/result.ts'
import type { DecodedPicture } from '../decode/decode-picture.ts'
import { createCine } from './cine.ts'
import { decodeOrder } from './decode-order.ts'
import { createDecodedSlices, type DecodedSlices } from './decoded-slices.ts'
import { createOpenedStack, type OwnedStack } from './opened-stack.ts'
import { handleStackKey, sliceForKey } from './stack-keys.ts'
import { createWheelSteps } from './wheel-steps.ts'

const sidePx = 4
const sliceBytes = sidePx * sidePx

function decoded(index: number): DecodedPicture {
  const values = new Uint8Array(sliceBytes).fill(index)
  return {
    picture: grayscaleImage({ widthPx: sidePx, heightPx: sidePx, values }),
    mips: [],
    defaultWindow: null,
    presets: [],
    overlays: [],
  }
}

interface Bench {
  readonly stack: OwnedStack
  readonly slices: DecodedSlices
  /** Slices asked for, in order. */
  readonly asked: number[]
  /** Another pane on the same slices. */
  another(): OwnedStack
  /** Answers what was asked first. */
  answer(result?: Result<DecodedPicture>): Promise<void>
}

function bench(count: number, mostKept = 1000, facts: Facts = {}): Bench {
  const stack = stackOf({ parts: [{ blob: 'a'.repeat(64), uid: null, frames: count }], facts })
  if (stack === null) throw new Error('one slice is no stack')
  const asked: number[] = []
  const open: { readonly index: number; settle(result: Result<DecodedPicture>): void }[] = []
  const first = { index: 0, picture: decoded(0) }
  const slices = createDecodedSlices({
    count,
    first,
    budgetBytes: mostKept * sliceBytes,
    decode: (index) => {
      asked.push(index)
      return new Promise((settle) => open.push({ index, settle }))
    },
  })
  const another = () => createOpenedStack({ stack, first, slices })
  return {
    stack: another(),
    slices,
    asked,
    another,
    async answer(result) {
      const next = open.shift()
      next?.settle(result ?? ok(decoded(next.index)))
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

const shownValue = ({ stack }: Bench) => {
  const { picture } = stack.current()
  return picture.kind === 'grayscale' ? picture.values[0] : undefined
}

describe('an opened stack', () => {
  test('decodes nothing ahead before somebody looks', () => {
    const one = bench(5)
    expect(one.asked).toEqual([])
    one.stack.start()
    expect(one.asked).toEqual([1, 2])
  })

  test('shows a slice with its pixels, and the one before until they are there', async () => {
    const one = bench(9)
    let told = 0
    one.stack.subscribe(() => {
      told += 1
    })
    one.stack.go(4)
    expect([one.stack.shown(), one.stack.wanted(), shownValue(one)]).toEqual([0, 4, 0])
    await one.answer()
    expect([one.stack.shown(), shownValue(one)]).toEqual([4, 4])
    expect(told).toBeGreaterThanOrEqual(2)
    // Back to what is decoded: at once.
    one.stack.go(0)
    expect(one.stack.shown()).toBe(0)
  })

  test('stays within the slices there are', () => {
    const one = bench(3)
    one.stack.go(-7)
    expect(one.stack.wanted()).toBe(0)
    one.stack.go(99)
    expect(one.stack.wanted()).toBe(2)
  })

  test('that plays passes over a slice that cannot be shown', async () => {
    const one = bench(3)
    const cine = createCine(one.stack, 60)
    cine.toggle()
    await vi.waitFor(() => expect(one.stack.wanted()).toBe(1))
    await one.answer(fail('codec-damaged'))
    await vi.waitFor(() => expect(one.stack.wanted()).toBe(2))
    cine.stop()
  })

  test('keeps no more than its budget, and lets go of what is farthest', async () => {
    const one = bench(40, 5)
    one.stack.start()
    for (let i = 0; i < 40; i++) await one.answer()
    expect(one.slices.keptBytes()).toBeLessThanOrEqual(5 * sliceBytes)
    one.stack.go(30)
    for (let i = 0; i < 40; i++) await one.answer()
    expect(one.slices.keptBytes()).toBeLessThanOrEqual(5 * sliceBytes)
    expect(one.stack.shown()).toBe(30)
    expect(one.stack.isDecoded(0)).toBe(false)
    expect(one.stack.isDecoded(31)).toBe(true)
    one.stack.go(29)
    for (let i = 0; i < 40; i++) await one.answer()
    // It comes to rest, after a turn too: nothing is decoded only to be thrown away.
    const asked = one.asked.length
    for (let i = 0; i < 10; i++) await one.answer()
    expect(one.asked.length).toBe(asked)
  })

  test('a slice that cannot be decoded is told, the one before stays, and asking again tries again', async () => {
    const one = bench(4)
    one.stack.go(2)
    await one.answer(fail('codec-failed'))
    expect(one.stack.problem()?.code).toBe('codec-failed')
    expect(one.stack.shown()).toBe(0)
    one.stack.go(0)
    expect(one.stack.problem()).toBeNull()
    one.stack.go(2)
    expect(one.asked.filter((index) => index === 2)).toHaveLength(1)
    // Others are in flight; when they are there, it is its turn.
    await one.answer()
    await one.answer()
    expect(one.asked.filter((index) => index === 2)).toHaveLength(2)
  })

  test('frees everything when it is left', async () => {
    const one = bench(6)
    one.stack.start()
    await one.answer()
    one.slices.dispose()
    expect(one.slices.keptBytes()).toBe(0)
    await one.answer()
    expect(one.slices.keptBytes()).toBe(0)
  })
})

describe('two panes on the same slices', () => {
  test('decode each slice once, and each shows its own', async () => {
    const one = bench(8)
    const other = one.another()
    one.stack.start()
    other.go(7)
    for (let i = 0; i < 20; i++) await one.answer()
    expect([...one.asked].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect([one.stack.shown(), other.shown()]).toEqual([0, 7])
    const { picture } = other.current()
    one.stack.go(7)
    expect(one.stack.current().picture).toBe(picture)
  })

  test('a pane that nobody looks at has nothing decoded, one that has gone neither', async () => {
    const one = bench(8)
    const other = one.another()
    one.stack.start()
    await one.answer()
    expect(one.asked).toEqual([1, 2, 3])
    other.start()
    one.stack.dispose()
    other.dispose()
    for (let i = 0; i < 5; i++) await one.answer()
    expect(one.asked).toEqual([1, 2, 3])
  })

  test('share what may be kept, and keep what both show', async () => {
    const one = bench(60, 8)
    const other = one.another()
    one.stack.go(10)
    other.go(50)
    for (let i = 0; i < 60; i++) await one.answer()
    const asked = one.asked.length
    expect(one.slices.keptBytes()).toBeLessThanOrEqual(8 * sliceBytes)
    for (const index of [10, 11, 50, 51]) expect(one.stack.isDecoded(index)).toBe(true)
    // Turning round, what lies nearer behind is not thrown out over and over for what lies farther ahead.
    one.stack.go(9)
    for (let i = 0; i < 60; i++) await one.answer()
    expect(one.asked.length - asked).toBeLessThan(8)
    expect(one.slices.keptBytes()).toBeLessThanOrEqual(8 * sliceBytes)
  })
})

describe('decodeOrder', () => {
  test('begins where the reader is, and goes on in the direction of the reader', () => {
    expect([...decodeOrder({ count: 10, wanted: 4, direction: 1, most: 6 })]).toEqual([4, 5, 6, 3, 7, 8])
    expect([...decodeOrder({ count: 10, wanted: 4, direction: -1, most: 6 })]).toEqual([4, 3, 2, 5, 1, 0])
  })

  test('comes to every slice once', () => {
    const all = [...decodeOrder({ count: 20, wanted: 17, direction: 1, most: 100 })]
    expect([...all].sort((a, b) => a - b)).toEqual([...Array(20).keys()])
  })
})

describe('the wheel', () => {
  const turn = (steps: ReturnType<typeof createWheelSteps>, deltaY: number, timeStamp: number, deltaMode = 0) =>
    steps({ deltaX: 0, deltaY, deltaMode, timeStamp })

  test('a notch is a slice, however far the system scrolls', () => {
    const steps = createWheelSteps(40)
    expect(turn(steps, 100, 0)).toBe(1)
    expect(turn(steps, 240, 10)).toBe(1)
    expect(turn(steps, -120, 20)).toBe(-1)
    expect(turn(steps, 3, 30, 1)).toBe(1)
  })

  test('spun, it goes faster through a long stack, and slowly again after a rest or a turn', () => {
    const spin = (steps: ReturnType<typeof createWheelSteps>) =>
      Array.from({ length: 12 }, (_, at) => turn(steps, 100, at * 16))
    expect(spin(createWheelSteps(40))).toEqual(Array(12).fill(1))
    const steps = createWheelSteps(174)
    expect(spin(steps)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
    expect(turn(steps, -100, 12 * 16)).toBe(-1)
    // Notch by notch, as when one looks: one slice each.
    expect([0, 1, 2, 3, 4, 5].map((at) => turn(steps, 100, 1000 + at * 60))).toEqual(Array(6).fill(1))
  })

  test('small movements of a trackpad add up, and begin anew after a pause or a turn', () => {
    const steps = createWheelSteps(40)
    expect([10, 10, 10].map((delta, at) => turn(steps, delta, at * 10))).toEqual([0, 0, 1])
    expect(turn(steps, 20, 1000)).toBe(0)
    expect(turn(steps, -20, 1010)).toBe(0)
    expect(turn(steps, -6, 1020)).toBe(-1)
  })
})

describe('keys of a stack', () => {
  const key = (name: string, more: object = {}) => ({ key: name, altKey: false, shiftKey: false, ...more })
  const { stack } = bench(10)
  const ofVolumes = () => {
    const volumes = { value: 3, origin: 'header' } as const
    return bench(12, 1000, { volumes })
  }

  test('arrows scroll where nothing is to be moved, with Alt always', () => {
    expect(sliceForKey(key('ArrowDown'), stack, true)).toBe(1)
    expect(sliceForKey(key('ArrowDown'), stack, false)).toBeNull()
    expect(sliceForKey(key('ArrowDown', { altKey: true }), stack, false)).toBe(1)
    expect(sliceForKey(key('ArrowDown', { shiftKey: true }), stack, true)).toBeNull()
    expect(sliceForKey(key('ArrowLeft'), stack, true)).toBeNull()
  })

  test('of several volumes stay in the one on view, and go from one to the other', async () => {
    const one = ofVolumes()
    const press = (name: string, more: object = {}) => handleStackKey(key(name, more), one.stack, null, true)
    expect([one.stack.depth, one.stack.count]).toEqual([4, 12])
    press('End')
    press('ArrowDown')
    expect(one.stack.wanted()).toBe(3)
    expect(press('PageDown', { altKey: true, shiftKey: true })).toBe(true)
    expect(one.stack.wanted()).toBe(7)
    press('Home')
    expect(one.stack.wanted()).toBe(4)
    one.stack.goVolume(9)
    expect(one.stack.wanted()).toBe(8)
    expect(handleStackKey(key('PageDown', { altKey: true, shiftKey: true }), stack, null, true)).toBe(false)
  })

  test('Home and End go to the ends', () => {
    expect(sliceForKey(key('Home'), stack, false)).toBe(0)
    expect(sliceForKey(key('End'), stack, false)).toBe(9)
  })
})
