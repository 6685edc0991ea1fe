import { expect, test } from 'vitest'
import { authorList } from '../../src/schemas/name.ts'

const HANAKO = { family: '見本', given: '花子' }

test.each([
  ['a text', '見本通信社', [{ literal: '見本通信社' }]],
  [
    'a text that could be a person, which nobody takes apart',
    '見本 花子',
    [{ literal: '見本 花子' }],
  ],
  ['one name', HANAKO, [HANAKO]],
  ['several names', [HANAKO, '見本通信社'], [HANAKO, { literal: '見本通信社' }]],
  [
    'a name with all its parts and a page',
    {
      family: 'Sample',
      given: 'Jo',
      'dropping-particle': 'de',
      'non-dropping-particle': 'van',
      suffix: 'Jr.',
      url: 'https://jo.example/',
    },
    [
      {
        family: 'Sample',
        given: 'Jo',
        'dropping-particle': 'de',
        'non-dropping-particle': 'van',
        suffix: 'Jr.',
        url: 'https://jo.example/',
      },
    ],
  ],
])('takes %s', (_, given, names) => {
  expect(authorList.parse(given)).toEqual(names)
})

test.each([
  [2025],
  [''],
  [[]],
  [[2025]],
  [{ given: '花子' }],
  [{ family: 7 }],
  [{ family: '見本', literal: '見本' }],
  [{ name: '見本' }],
  [null],
])('refuses %j', (given) => {
  const { error } = authorList.safeParse(given)
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'a person as `family:` and `given:`, an organisation as `literal:`, or text in quotes; several as a list',
  ])
})
