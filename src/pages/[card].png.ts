import { siteCard } from '../data/cards.ts'
import { cardPaths, getCard } from '../og/pictures.ts'

export const getStaticPaths = async () =>
  cardPaths([{ params: { card: 'card' }, card: await siteCard() }])

export const GET = getCard
