import type { APIRoute } from 'astro'
import type { CardView } from '../../data/view.ts'

/** What a cacheKey begins with that is a picture: a build has it drawn in a thread (src/publishing/site/picture-threads.ts). */
const MARK = 'picture '

/** The cacheKey of a picture's path in getStaticPaths. */
const pictureKey = (card: CardView): string => MARK + JSON.stringify(card)

/** The paths of cards: their keys are all that a build draws them from. */
export const cardPaths = <Params>(
  cards: readonly { params: Params; card: CardView }[],
): { params: Params; props: { card: CardView }; cacheKey: string }[] =>
  cards.map(({ params, card }) => ({
    params,
    props: { card },
    cacheKey: pictureKey(card),
  }))

/** The card of a key that `pictureKey` made. */
export const pictureOfKey = (key: string): CardView =>
  JSON.parse(key.slice(MARK.length)) as CardView

/** A card as a PNG file's bytes. What draws is loaded by the first: most builds after an edit draw none. */
export const drawPicture = async (card: CardView): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array((await import('./card.ts')).drawCard(card))

/** The endpoint of a card. */
export const getCard: APIRoute<{ card: CardView }> = async ({ props: { card } }) =>
  new Response(await drawPicture(card), { headers: { 'Content-Type': 'image/png' } })
