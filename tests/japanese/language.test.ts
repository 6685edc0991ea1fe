import { expect, test } from 'vitest'
import { isSameLanguage, langOf, langOfName, languageOfName } from '../../src/japanese/language.ts'

test.each([
  ['Prices fall', 'en', 'en'],
  ['Kanji 漢 explained', 'en', 'en'],
  ['人工智能芯片降价', 'zh-CN', 'zh-CN'],
  ['人工智慧晶片降價', 'zh-Hant-TW', 'zh-Hant-TW'],
  ['北美會談', 'ko', 'ko'],
  ['韓美 정상회담', 'ko-KR', 'ko-KR'],
  ['Цены падают', 'ru', 'ru'],
  ['2025', 'en', 'en'],
  ['DeepSeek-V3', 'zh-CN', 'zh-CN'],
  ['Cene padaju', 'sr', 'sr'],
  ['値下げの話', 'ja', undefined],
  ['値下げの話', 'ja-JP', undefined],
])('「%s」 of an entry in %s is tagged %s in a Japanese page', (title, language, lang) => {
  expect(langOf(title, language)).toBe(lang)
})

test.each([
  ['値下げの話', 'en', undefined],
  ['半導体', 'en', undefined],
  ['삼성전자 실적', 'en', 'ko'],
])('the letters of 「%s」 are believed where its entry says %s', (title, language, lang) => {
  expect(langOf(title, language)).toBe(lang)
})

test.each([
  ['삼성전자 실적', 'ko'],
  ['値下げの話', undefined],
  ['半導体', undefined],
  ['Le Monde', undefined],
  ['Samsung (삼성) reports record profits', undefined],
  ['삼성の実績', undefined],
  ['Известия', ''],
  ['404', undefined],
])('「%s」 of an unknown language is tagged %o in a Japanese page', (title, lang) => {
  expect(langOf(title, null)).toBe(lang)
})

test.each([
  ['Prices fall', 'en', 'en', undefined],
  ['Prices fall', 'en-GB', 'en', undefined],
  ['値下げの話', 'ja', 'en', 'ja'],
  ['値下げの話', null, 'en', 'ja'],
  ['半導体', null, 'en', ''],
  ['Le Monde', null, 'en', undefined],
  ['芯片', 'zh-CN', 'zh-TW', 'zh-CN'],
  ['芯片', 'zh', 'zh-Hans', undefined],
])('「%s」 of %s is tagged in a page in %s as %o', (title, language, around, lang) => {
  expect(langOf(title, language, around)).toBe(lang)
})

test.each([
  ['Fortune', 'en', 'en'],
  ['新华社', 'zh-CN', 'zh-CN'],
  ['AI타임스', 'ko', 'ko'],
  ['日本経済新聞', 'en', undefined],
  ['Yahoo!ニュース', 'en', undefined],
  ['Bloomberg', 'ja', undefined],
  ['Reuters', 'zh-CN', undefined],
  ['東洋経済オンライン', 'zh-TW', undefined],
  ['日経 Asia', 'en', undefined],
  ['조선일보', null, 'ko'],
])('the name %s in an entry in %s is tagged %o in a Japanese page', (name, language, lang) => {
  expect(langOfName(name, language)).toBe(lang)
})

test('a medium is of the one language of its sources that its letters agree with', () => {
  expect(languageOfName('Reuters', ['ja', 'en', null, 'en-US'])).toBe('en')
  expect(languageOfName('Nature', ['en', 'de'])).toBeNull()
  expect(languageOfName('朝日新聞', ['ja', 'en'])).toBe('ja')
})

test('regions part Chinese, and no other language', () => {
  expect(isSameLanguage('zh-CN', 'zh-HK')).toBe(false)
  expect(isSameLanguage('zh-TW', 'zh-HK')).toBe(false)
  expect(isSameLanguage('ko', 'ko-KP')).toBe(true)
  expect(isSameLanguage('xx', 'xx')).toBe(true)
})
