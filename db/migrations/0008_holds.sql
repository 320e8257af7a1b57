CREATE TABLE `customer_words` (
	`word` varchar(60) NOT NULL,
	`customer_id` binary(16) NOT NULL,
	CONSTRAINT `customer_words_word_customer_id_pk` PRIMARY KEY(`word`,`customer_id`)
);
--> statement-breakpoint
CREATE TABLE `customers` (
	`id` binary(16) NOT NULL,
	`name` varchar(120) NOT NULL,
	`phone` varchar(16),
	`email` varchar(254),
	`rfc` varchar(13),
	`legal_name` varchar(254),
	`fiscal_regime` varchar(3),
	`postal_code` varchar(5),
	`note` varchar(500),
	`created_by` int unsigned,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `customers_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `hold_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`hold_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`code` varchar(40) NOT NULL,
	`description` varchar(160) NOT NULL,
	`quantity` int unsigned NOT NULL,
	`unit_price_cents` bigint NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	CONSTRAINT `hold_lines_branch_id_hold_id_line_no_pk` PRIMARY KEY(`branch_id`,`hold_id`,`line_no`),
	CONSTRAINT `hold_lines_quantity` CHECK(`hold_lines`.`quantity` > 0)
);
--> statement-breakpoint
CREATE TABLE `hold_payments` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`payment_no` tinyint unsigned NOT NULL,
	`hold_id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`method` enum('cash','card','transfer') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`tendered_cents` bigint,
	`reference` varchar(60),
	`clerk_id` int unsigned NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	`paid_branch_id` smallint unsigned NOT NULL,
	`shift_id` binary(16),
	CONSTRAINT `hold_payments_branch_id_id_payment_no_pk` PRIMARY KEY(`branch_id`,`id`,`payment_no`),
	CONSTRAINT `hold_payments_amount` CHECK(`hold_payments`.`amount_cents` > 0),
	CONSTRAINT `hold_payments_drawer` CHECK((`hold_payments`.`shift_id` is not null) = (`hold_payments`.`paid_branch_id` = `hold_payments`.`branch_id`))
);
--> statement-breakpoint
CREATE TABLE `hold_payments_elsewhere` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`payment_no` tinyint unsigned NOT NULL,
	`hold_id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`method` enum('cash','card','transfer') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`tendered_cents` bigint,
	`reference` varchar(60),
	`clerk_id` int unsigned NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	`home_branch_id` smallint unsigned NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`hold_folio` varchar(32) NOT NULL,
	CONSTRAINT `hold_payments_elsewhere_branch_id_id_payment_no_pk` PRIMARY KEY(`branch_id`,`id`,`payment_no`),
	CONSTRAINT `hold_payments_elsewhere_amount` CHECK(`hold_payments_elsewhere`.`amount_cents` > 0)
);
--> statement-breakpoint
CREATE TABLE `hold_refunds` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`hold_id` binary(16) NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`method` enum('cash','transfer') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`reference` varchar(60),
	`clerk_id` int unsigned NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	CONSTRAINT `hold_refunds_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `hold_refunds_amount` CHECK(`hold_refunds`.`amount_cents` > 0)
);
--> statement-breakpoint
CREATE TABLE `hold_terms` (
	`branch_id` smallint unsigned NOT NULL,
	`quote_days` smallint unsigned NOT NULL,
	`hold_days` smallint unsigned NOT NULL,
	`min_deposit_bp` smallint unsigned NOT NULL,
	`kept_bp` smallint unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `hold_terms_branch_id` PRIMARY KEY(`branch_id`),
	CONSTRAINT `hold_terms_rates` CHECK(`hold_terms`.`min_deposit_bp` <= 10000 and `hold_terms`.`kept_bp` <= 10000)
);
--> statement-breakpoint
CREATE TABLE `holds` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`folio_sequence` int unsigned NOT NULL,
	`folio` varchar(32) NOT NULL,
	`customer_id` binary(16),
	`customer_name` varchar(120),
	`customer_phone` varchar(16),
	`car` json,
	`clerk_id` int unsigned NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_rate_bp` smallint unsigned NOT NULL,
	`tax_cents` bigint NOT NULL,
	`total_cents` bigint NOT NULL,
	`made_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	`state` enum('active','sold','released','expired') NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`kept_bp` smallint unsigned NOT NULL,
	`kept_cents` bigint NOT NULL DEFAULT 0,
	`settled_at` datetime(3),
	`reason` varchar(200),
	`sale_id` binary(16),
	CONSTRAINT `holds_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `holds_folio` UNIQUE(`branch_id`,`terminal_id`,`folio_sequence`),
	CONSTRAINT `holds_amounts` CHECK(`holds`.`total_cents` > 0 and `holds`.`tax_cents` >= 0 and `holds`.`discount_cents` >= 0),
	CONSTRAINT `holds_kept` CHECK(`holds`.`kept_cents` >= 0 and `holds`.`kept_bp` <= 10000),
	CONSTRAINT `holds_settled` CHECK((`holds`.`state` = 'active') = (`holds`.`settled_at` is null))
);
--> statement-breakpoint
CREATE TABLE `quote_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`quote_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`code` varchar(40) NOT NULL,
	`description` varchar(160) NOT NULL,
	`quantity` int unsigned NOT NULL,
	`unit_price_cents` bigint NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	CONSTRAINT `quote_lines_branch_id_quote_id_line_no_pk` PRIMARY KEY(`branch_id`,`quote_id`,`line_no`),
	CONSTRAINT `quote_lines_quantity` CHECK(`quote_lines`.`quantity` > 0)
);
--> statement-breakpoint
CREATE TABLE `quotes` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`folio_sequence` int unsigned NOT NULL,
	`folio` varchar(32) NOT NULL,
	`customer_id` binary(16),
	`customer_name` varchar(120),
	`customer_phone` varchar(16),
	`car` json,
	`clerk_id` int unsigned NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_rate_bp` smallint unsigned NOT NULL,
	`tax_cents` bigint NOT NULL,
	`total_cents` bigint NOT NULL,
	`made_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`sale_id` binary(16),
	`sale_branch_id` smallint unsigned,
	`sold_at` datetime(3),
	CONSTRAINT `quotes_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `quotes_folio` UNIQUE(`branch_id`,`terminal_id`,`folio_sequence`),
	CONSTRAINT `quotes_amounts` CHECK(`quotes`.`total_cents` >= 0 and `quotes`.`tax_cents` >= 0 and `quotes`.`discount_cents` >= 0)
);
--> statement-breakpoint
ALTER TABLE `customer_words` ADD CONSTRAINT `customer_words_customer_id_customers_id_fk` FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `hold_lines` ADD CONSTRAINT `hold_lines_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `hold_lines` ADD CONSTRAINT `hold_lines_hold` FOREIGN KEY (`branch_id`,`hold_id`) REFERENCES `holds`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `hold_payments` ADD CONSTRAINT `hold_payments_of` FOREIGN KEY (`branch_id`,`hold_id`) REFERENCES `holds`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `hold_refunds` ADD CONSTRAINT `hold_refunds_of` FOREIGN KEY (`branch_id`,`hold_id`) REFERENCES `holds`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `hold_terms` ADD CONSTRAINT `hold_terms_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `holds` ADD CONSTRAINT `holds_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `quote_lines` ADD CONSTRAINT `quote_lines_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `quote_lines` ADD CONSTRAINT `quote_lines_quote` FOREIGN KEY (`branch_id`,`quote_id`) REFERENCES `quotes`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `quotes` ADD CONSTRAINT `quotes_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `customer_words_of` ON `customer_words` (`customer_id`);--> statement-breakpoint
CREATE INDEX `customers_phone` ON `customers` (`phone`);--> statement-breakpoint
CREATE INDEX `customers_rfc` ON `customers` (`rfc`);--> statement-breakpoint
CREATE INDEX `hold_lines_part` ON `hold_lines` (`part_id`);--> statement-breakpoint
CREATE INDEX `hold_lines_item` ON `hold_lines` (`branch_id`,`stock_item_id`);--> statement-breakpoint
CREATE INDEX `hold_payments_hold` ON `hold_payments` (`branch_id`,`hold_id`);--> statement-breakpoint
CREATE INDEX `hold_payments_shift` ON `hold_payments` (`branch_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `hold_payments_elsewhere_hold` ON `hold_payments_elsewhere` (`branch_id`,`hold_id`);--> statement-breakpoint
CREATE INDEX `hold_payments_elsewhere_shift` ON `hold_payments_elsewhere` (`branch_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `hold_refunds_hold` ON `hold_refunds` (`branch_id`,`hold_id`);--> statement-breakpoint
CREATE INDEX `hold_refunds_shift` ON `hold_refunds` (`branch_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `holds_state` ON `holds` (`branch_id`,`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `holds_sale` ON `holds` (`branch_id`,`sale_id`);--> statement-breakpoint
CREATE INDEX `holds_id` ON `holds` (`id`);--> statement-breakpoint
CREATE INDEX `holds_folio_text` ON `holds` (`folio`);--> statement-breakpoint
CREATE INDEX `holds_phone` ON `holds` (`customer_phone`);--> statement-breakpoint
CREATE INDEX `holds_open` ON `holds` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `quote_lines_part` ON `quote_lines` (`part_id`);--> statement-breakpoint
CREATE INDEX `quotes_id` ON `quotes` (`id`);--> statement-breakpoint
CREATE INDEX `quotes_folio_text` ON `quotes` (`folio`);--> statement-breakpoint
CREATE INDEX `quotes_phone` ON `quotes` (`customer_phone`);--> statement-breakpoint
CREATE INDEX `quotes_recent` ON `quotes` (`recorded_at`);