import type { APIRoute } from 'astro'
import { reportCards } from '../../../data/cards.ts'
import type { CardView } from '../../../data/view.ts'
import { drawCard } from '../../../og/card.ts'

export const getStaticPaths = async () =>
  (await reportCards()).map(({ params: { slug }, ...rest }) => ({ params: { slug }, ...rest }))

export const GET: APIRoute<{ card: CardView }> = ({ props }) =>
  new Response(new Uint8Array(drawCard(props.card)), {
    headers: { 'Content-Type': 'image/png' },
  })
