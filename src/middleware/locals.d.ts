declare namespace App {
  /** What every route finds; src/middleware sets it. */
  interface Locals {
    requestId: string;
  }
}
