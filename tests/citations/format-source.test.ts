import { expect, test } from 'vitest'
import { hostOf, markName, mediumOf } from '../../src/citations/format-source.ts'

test('shows a look-alike host as punycode and drops www.', () => {
  expect(hostOf('https://ex\u0430mple.com/')).toBe('xn--exmple-4nf.com')
  expect(hostOf('https://www.example.com/a')).toBe('example.com')
})

test.each([
  [{ 'container-title': '日報', publisher: '社', URL: 'https://a.example/' }, '日報'],
  [{ publisher: '社', URL: 'https://a.example/' }, '社'],
  [{ URL: 'https://www.a.example/x' }, 'a.example'],
  [{ title: '本' }, '本'],
])('takes for the medium of %j the best that is known', (source, expected) => {
  expect(mediumOf({ type: 'webpage', ...source })).toBe(expected)
})

test('leaves out of a mark\u2019s name what is not known', () => {
  expect(markName(4, { type: 'webpage', URL: 'https://a.example/x' }, '')).toBe('出典4 a.example')
  expect(markName(4, { type: 'webpage', title: '本' }, '第2章')).toBe('出典4、第2章 本')
})
