export { changeCustomer, createCustomer, customerById, findCustomers } from './customers.ts';
