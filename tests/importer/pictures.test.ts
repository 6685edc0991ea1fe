import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '../../src/publishing/check/check-content.ts'
import { contentFolder, importText } from './import-text.ts'

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const PNG = Buffer.from(DOT, 'base64')

/** A folder of raw files with a picture, and beside it a content folder. */
const folders = () => {
  const folder = contentFolder()
  const raw = join(folder, 'raw')
  mkdirSync(join(raw, 'images'), { recursive: true })
  writeFileSync(join(raw, 'images', '図 1.PNG'), PNG)
  writeFileSync(join(folder, 'outside.png'), PNG)
  return { folder: join(folder, 'content'), raw, name: join(raw, 'a.md') }
}

const textOf = (typed: string): string => `# 題の見本\n\n文です。${typed}\n`

const told = (changes: readonly { line: number; kind: string; what: string }[]) =>
  changes.flatMap(({ line, kind, what }) =>
    ['picture', 'image'].includes(kind) ? [`${line} ${kind}: ${what}`] : [],
  )

test.each([
  ['![手元の図](<images/図 1.PNG>)'],
  ['![手元の図](images/%E5%9B%B3%201.PNG)'],
  ['<img src="images/図 1.PNG" width="300" alt="手元の図">'],
  ['![手元の図][f]\n\n[f]: <images/図 1.PNG>'],
])('brings a picture that lies beside the raw file: %s', async (typed) => {
  const { folder, name } = folders()
  const { account, body } = await importText(textOf(typed), { folder, name })
  expect(body).toBe('文です。![手元の図](./dai-mihon/zu-1.png)\n')
  expect(told(account.changes)[0]).toMatch(
    /^3 picture: images\/.* 1\.PNG → reports\/dai-mihon\/zu-1\.png$|^3 picture: images\/%E5%9B%B3%201.PNG → reports\/dai-mihon\/zu-1\.png$/,
  )
  expect(readFileSync(join(folder, 'reports/dai-mihon/zu-1.png'))).toEqual(PNG)
  const { messages } = await checkContent(folder)
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
})

test('writes the pictures of data: once each, and says where nothing describes one', async () => {
  const { folder, name } = folders()
  const raw = textOf(
    `![][a]と![式][b]。\n\n[a]: <data:image/png;base64,${DOT}>\n\n[b]: <data:image/png;base64,${DOT}>`,
  )
  const { account, body } = await importText(raw, { folder, name })
  expect(body).toBe('文です。![画像](./dai-mihon/picture.png)と![式](./dai-mihon/picture.png)。\n')
  expect(told(account.changes)).toEqual([
    '3 picture: data:image/png;base64 → reports/dai-mihon/picture.png; nothing says what it shows, so its alt is 「画像」',
    '3 picture: data:image/png;base64 → reports/dai-mihon/picture.png',
    '5 image: where an image lies, taken out of the text: [a]: <data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlE…',
    '7 image: where an image lies, taken out of the text: [b]: <data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlE…',
  ])
  expect(readFileSync(join(folder, 'reports/dai-mihon/picture.png'))).toEqual(PNG)
})

test.each([
  ['../outside.png', 'it lies outside the folder of the raw file'],
  ['images/../../outside.png', 'it lies outside the folder of the raw file'],
  ['images/%2E%2E/%2E%2E/outside.png', 'it lies outside the folder of the raw file'],
  ['/etc/hostname', 'it lies outside the folder of the raw file'],
  ['images/out.png', 'it is a link that leads out of the folder of the raw file'],
  ['images/none.png', 'no such file lies beside the raw file'],
  ['images/text.png', 'Unexpected content in image, expected a PNG'],
  [
    'images/note.txt',
    'Unexpected file, expected an image: .png, .jpg, .jpeg, .gif, .webp, .avif, .tiff, .svg',
  ],
  ['images/code.svg', 'Unexpected code in image, expected a drawing without script'],
  ['data:image/png;base64,AAAA', 'Unexpected content in image, expected a PNG'],
  [
    'data:image/svg+xml;base64,AAAA',
    'no PNG, JPEG, GIF, WebP or AVIF in base64 stands in its `data:`',
  ],
])('leaves out what is no picture beside the raw file: %s', async (address, why) => {
  const { folder, raw, name } = folders()
  symlinkSync(join(raw, '../outside.png'), join(raw, 'images/out.png'))
  writeFileSync(join(raw, 'images/text.png'), 'text')
  writeFileSync(join(raw, 'images/note.txt'), 'text')
  writeFileSync(
    join(raw, 'images/code.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
  )
  const { account, body } = await importText(textOf(`![図](${address})`), { folder, name })
  expect(body).toBe('文です。図\n')
  expect(told(account.changes)).toEqual([`3 image: the image left out: ![図](${address}) (${why})`])
})

test('links a picture from elsewhere and fetches nothing', async () => {
  const { account, body } = await importText(textOf('![図](https://a.example.com/b.png)'))
  expect(body).toBe('文です。[図](https://a.example.com/b.png)\n')
  expect(told(account.changes)).toEqual([
    '3 image: a link instead of the image: ![図](https://a.example.com/b.png)',
  ])
})

test('leaves the words alone where a picture stands in a link or a heading', async () => {
  const { folder, name } = folders()
  const raw = textOf(
    '[![図](<images/図 1.PNG>)](https://a.example.com/)\n\n## 節 ![図](<images/図 1.PNG>)\n\n文です。',
  )
  const { body } = await importText(raw, { folder, name })
  expect(body).toBe('文です。[図](https://a.example.com/)\n\n## 節 図 [#fushi-zu]\n\n文です。\n')
})

test('never overwrites another picture unless it is told to', async () => {
  const { folder, name } = folders()
  const raw = textOf('![図](<images/図 1.PNG>)')
  await importText(raw, { folder, name })
  const path = join(folder, 'reports/dai-mihon/zu-1.png')
  writeFileSync(path, 'another')
  expect((await importText(raw, { folder, name })).account.status).toBe('unchanged')
  const second = await importText(`${raw}\n追記です。\n`, { folder, name })
  expect(second.account.reason).toBe(
    'reports/dai-mihon/zu-1.png stands there already and shows something else; it is not overwritten (rename the picture beside the raw file; --force overwrites it)',
  )
  await importText(`${raw}\n追記です。\n`, { folder, name, force: true })
  expect(readFileSync(path)).toEqual(PNG)
})
