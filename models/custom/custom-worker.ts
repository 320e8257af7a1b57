import { parentPort, workerData } from 'node:worker_threads';
import type { VehicleExtras } from '#shared/car/extras.ts';
import { readCustomCar } from './read-custom-car.ts';

export interface CustomJob {
  readonly glb: Uint8Array;
  readonly vehicle: VehicleExtras;
}

const { glb, vehicle } = workerData as CustomJob;
parentPort?.postMessage(await readCustomCar(glb, vehicle));
