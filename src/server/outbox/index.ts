export { startFollower, type FollowedEvent, type Follower } from './follower.ts';
export { startOutboxLeader, type OutboxSource } from './leader.ts';
export { lastSeq, silenceSeconds } from './outbox.queries.ts';
