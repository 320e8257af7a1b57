CREATE TABLE `tax_invoice_tickets` (
	`branch_id` smallint unsigned NOT NULL,
	`document` enum('sale','return') NOT NULL,
	`document_id` binary(16) NOT NULL,
	`invoice_id` binary(16) NOT NULL,
	CONSTRAINT `tax_invoice_tickets_branch_id_document_document_id_pk` PRIMARY KEY(`branch_id`,`document`,`document_id`)
);
--> statement-breakpoint
CREATE TABLE `tax_invoices` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`business_date` date NOT NULL,
	`series` varchar(25) NOT NULL,
	`number` int unsigned NOT NULL,
	`provider` varchar(20) NOT NULL,
	`issuer_rfc` varchar(13) NOT NULL,
	`tickets` int unsigned NOT NULL,
	`net_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	`total_cents` bigint NOT NULL,
	`stamp_uuid` varchar(36),
	`stamped_at` datetime(3),
	`xml` mediumblob NOT NULL,
	`issued_by` int unsigned NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `tax_invoices_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `tax_invoices_number` UNIQUE(`branch_id`,`number`),
	CONSTRAINT `tax_invoices_amounts` CHECK(`tax_invoices`.`net_cents` + `tax_invoices`.`tax_cents` = `tax_invoices`.`total_cents`),
	CONSTRAINT `tax_invoices_stamp` CHECK((`tax_invoices`.`stamp_uuid` is null) = (`tax_invoices`.`stamped_at` is null))
);
--> statement-breakpoint
ALTER TABLE `tax_invoice_tickets` ADD CONSTRAINT `tax_invoice_tickets_of` FOREIGN KEY (`branch_id`,`invoice_id`) REFERENCES `tax_invoices`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `tax_invoices` ADD CONSTRAINT `tax_invoices_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `tax_invoice_tickets_invoice` ON `tax_invoice_tickets` (`branch_id`,`invoice_id`);--> statement-breakpoint
CREATE INDEX `tax_invoices_day` ON `tax_invoices` (`branch_id`,`business_date`);