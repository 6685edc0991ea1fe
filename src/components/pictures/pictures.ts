import type { APIRoute } from 'astro'
import type { CardView } from '../../data/view.ts'

/** A picture by all that it shows. */
export type Picture = { kind: 'card'; card: CardView } | { kind: 'code'; address: string }

/** What a cacheKey begins with that is a picture: a build has it drawn in a thread (src/publishing/site/picture-threads.ts). */
const MARK = 'picture '

/** The cacheKey of a picture's path in getStaticPaths. */
export const pictureKey = (picture: Picture): string => MARK + JSON.stringify(picture)

/** The paths of cards: their keys are all that a build draws them from. */
export const cardPaths = <Params>(
  cards: readonly { params: Params; card: CardView }[],
): { params: Params; props: { card: CardView }; cacheKey: string }[] =>
  cards.map(({ params, card }) => ({
    params,
    props: { card },
    cacheKey: pictureKey({ kind: 'card', card }),
  }))

/** The endpoint of a card. */
export const getCard: APIRoute<{ card: CardView }> = ({ props: { card } }) =>
  pictureResponse({ kind: 'card', card })

/** The picture of a key that `pictureKey` made. */
export const pictureOfKey = (key: string): Picture => JSON.parse(key.slice(MARK.length)) as Picture

/** A picture as a file's bytes: a card is a PNG, a code an SVG. */
export const drawPicture = async (picture: Picture): Promise<Uint8Array<ArrayBuffer>> => {
  // What draws is loaded by the first picture: most builds after an edit draw none.
  if (picture.kind === 'card')
    return new Uint8Array((await import('./card.ts')).drawCard(picture.card))
  return new TextEncoder().encode((await import('./code.ts')).drawCode(picture.address))
}

/** The answer of an endpoint that serves a picture. */
export const pictureResponse = async (picture: Picture): Promise<Response> =>
  new Response(await drawPicture(picture), {
    headers: { 'Content-Type': picture.kind === 'card' ? 'image/png' : 'image/svg+xml' },
  })
