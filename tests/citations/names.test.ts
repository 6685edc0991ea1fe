import { expect, test } from 'vitest'
import { catalogueName, isPerson, nameText } from '../../src/citations/names.ts'

test.each([
  [{ family: '見本', given: '花子' }, '見本花子', '見本 花子'],
  [{ family: 'けんぽん', given: 'はなこ' }, 'けんぽんはなこ', 'けんぽん はなこ'],
  [{ family: '김', given: '철수' }, '김철수', '김 철수'],
  [{ family: '佐々木', given: 'ひろ' }, '佐々木ひろ', '佐々木 ひろ'],
  [{ family: '見本' }, '見本', '見本'],
  [{ family: '見本', given: 'Peter' }, '見本 Peter', '見本 Peter'],
  [{ family: 'Doe', given: 'Jo' }, 'Jo Doe', 'Jo Doe'],
  [{ family: 'Doe' }, 'Doe', 'Doe'],
  [
    { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'Ludwig' },
    'Ludwig van Beethoven',
    'Ludwig van Beethoven',
  ],
  [
    { family: 'Humboldt', 'dropping-particle': 'von', given: 'Alexander' },
    'Alexander von Humboldt',
    'Alexander von Humboldt',
  ],
  [
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    'Martin Luther King Jr.',
    'Martin Luther King Jr.',
  ],
  [{ literal: '見本 花子' }, '見本 花子', '見本 花子'],
  [
    { literal: 'Sample, Example and Partners' },
    'Sample, Example and Partners',
    'Sample, Example and Partners',
  ],
])('%j reads %s, and with a space %s', (name, without, spaced) => {
  expect(nameText(name, '')).toBe(without)
  expect(nameText(name, ' ')).toBe(spaced)
})

test.each([
  [{ family: '見本', given: '花子' }, '見本, 花子'],
  [{ family: '見本' }, '見本'],
  [
    { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'Ludwig' },
    'van Beethoven, Ludwig',
  ],
  [
    { family: 'Humboldt', 'dropping-particle': 'von', given: 'Alexander' },
    'Humboldt, Alexander von',
  ],
  [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }, 'King, Martin Luther Jr.'],
])('catalogues list %j as %s', (name, listed) => {
  expect(catalogueName(name)).toBe(listed)
})

test('an organisation is no person', () => {
  expect(isPerson({ literal: '見本通信社' })).toBe(false)
  expect(isPerson({ family: '見本' })).toBe(true)
})
