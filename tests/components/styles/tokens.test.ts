import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(
  join(import.meta.dirname, '../../../src/components/styles/tokens.css'),
  'utf8',
)

const colours = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (name: string, ground: string, scheme: 'light' | 'dark'): number => {
  const [darker = 0, lighter = 0] = [name, ground]
    .map((key) => luminance(colours.get(key)?.[scheme] ?? ''))
    .sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const head = readFileSync(
  join(import.meta.dirname, '../../../src/components/site/Head.astro'),
  'utf8',
)

test('the browser frame has the colour of the paper', () => {
  const [light, dark] = [...head.matchAll(/name="theme-color" content="(#\w{6})"/g)].map(
    ([, colour]) => colour,
  )
  expect({ light, dark }).toEqual(colours.get('paper'))
})

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  test.for(['ink', 'ink2', 'ink3', 'ai', 'ai-hover', 'seen', 'shu'])(
    '%s is read on paper',
    (name) => {
      expect(contrast(name, 'paper', scheme)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.for(['ink', 'ink2', 'ink3', 'ai', 'seen'])('%s is read on a marked entry', (name) => {
    expect(contrast(name, 'ai-wash', scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test('the bounds of controls are seen', () => {
    expect(contrast('edge', 'paper', scheme)).toBeGreaterThanOrEqual(3)
  })
})
