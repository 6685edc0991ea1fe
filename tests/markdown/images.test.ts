import { expect, test } from 'vitest'
import { htmlOf, renderText } from './render.ts'

test('leaves each use of an image to Astro, with what it is', async () => {
  const text = '![図](./%E5%9B%B3.png "題")\n\n![図](./%E5%9B%B3.png)\n\n![点](./a.png)'
  expect(await htmlOf(text)).toBe(
    [
      '<p><img __ASTRO_IMAGE_="{&#x22;alt&#x22;:&#x22;図&#x22;,&#x22;title&#x22;:&#x22;題&#x22;,&#x22;src&#x22;:&#x22;./図.png&#x22;,&#x22;index&#x22;:0}"></p>',
      '<p><img __ASTRO_IMAGE_="{&#x22;alt&#x22;:&#x22;図&#x22;,&#x22;src&#x22;:&#x22;./図.png&#x22;,&#x22;index&#x22;:1}"></p>',
      '<p><img __ASTRO_IMAGE_="{&#x22;alt&#x22;:&#x22;点&#x22;,&#x22;src&#x22;:&#x22;./a.png&#x22;,&#x22;index&#x22;:0}"></p>',
    ].join('\n'),
  )
  expect((await renderText(text)).rendered?.imagePaths).toEqual(['./図.png', './a.png'])
})
