CREATE TABLE `donor_costs` (
	`branch_id` smallint unsigned NOT NULL,
	`donor_id` binary(16) NOT NULL,
	`kind` enum('tow','papers','other') NOT NULL,
	`cost_cents` bigint NOT NULL,
	`updated_by` int unsigned,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `donor_costs_branch_id_donor_id_kind_pk` PRIMARY KEY(`branch_id`,`donor_id`,`kind`),
	CONSTRAINT `donor_costs_cost` CHECK(`donor_costs`.`cost_cents` >= 0)
);
--> statement-breakpoint
CREATE TABLE `donor_papers` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`donor_id` binary(16) NOT NULL,
	`kind` enum('invoice','origin-letter','plates-cancelled','import-permit','other') NOT NULL,
	`number` varchar(60) NOT NULL,
	`issued_on` date,
	`issuer` varchar(120),
	`media_hash` binary(32),
	`width` smallint unsigned,
	`height` smallint unsigned,
	`added_by` int unsigned,
	`added_at` datetime(3) NOT NULL,
	`removed_at` datetime(3),
	CONSTRAINT `donor_papers_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `donor_papers_number` UNIQUE(`branch_id`,`donor_id`,`kind`,`number`)
);
--> statement-breakpoint
CREATE TABLE `donor_photos` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`donor_id` binary(16) NOT NULL,
	`media_hash` binary(32) NOT NULL,
	`width` smallint unsigned NOT NULL,
	`height` smallint unsigned NOT NULL,
	`uploaded_by` int unsigned,
	`uploaded_at` datetime(3) NOT NULL,
	`removed_at` datetime(3),
	CONSTRAINT `donor_photos_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `donor_photos_media` UNIQUE(`branch_id`,`donor_id`,`media_hash`)
);
--> statement-breakpoint
CREATE TABLE `price_batch_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`batch_id` binary(16) NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`previous_cents` bigint,
	`next_cents` bigint NOT NULL,
	CONSTRAINT `price_batch_lines_branch_id_batch_id_stock_item_id_pk` PRIMARY KEY(`branch_id`,`batch_id`,`stock_item_id`)
);
--> statement-breakpoint
CREATE TABLE `price_batches` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`filter` json NOT NULL,
	`items` int unsigned NOT NULL,
	`applied_by` int unsigned NOT NULL,
	`applied_at` datetime(3) NOT NULL,
	`undone_by` int unsigned,
	`undone_at` datetime(3),
	CONSTRAINT `price_batches_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `price_rules` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`scope_key` varchar(120) NOT NULL,
	`branch_id` smallint unsigned,
	`system_code` varchar(40),
	`part_type_code` varchar(40),
	`origin` enum('used','new'),
	`figures` json NOT NULL,
	`updated_by` int unsigned,
	`updated_at` datetime(3) NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `price_rules_id` PRIMARY KEY(`id`),
	CONSTRAINT `price_rules_scope` UNIQUE(`scope_key`)
);
--> statement-breakpoint
CREATE TABLE `stock_count_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`count_id` binary(16) NOT NULL,
	`id` binary(16) NOT NULL,
	`stock_item_id` binary(16),
	`part_id` int unsigned,
	`code` varchar(60) NOT NULL,
	`elsewhere_id` smallint unsigned,
	`in_scope` boolean NOT NULL,
	`opening_on_hand` int NOT NULL,
	`round` smallint unsigned NOT NULL DEFAULT 1,
	`reason` varchar(40),
	`note` varchar(300),
	`counted` int,
	`expected` int,
	`posted` int,
	CONSTRAINT `stock_count_lines_branch_id_count_id_id_pk` PRIMARY KEY(`branch_id`,`count_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `stock_count_scans` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`count_id` binary(16) NOT NULL,
	`line_id` binary(16) NOT NULL,
	`round` smallint unsigned NOT NULL,
	`quantity` int NOT NULL,
	`on_hand_then` int NOT NULL,
	`bin` varchar(20),
	`scanned_by` int unsigned NOT NULL,
	`scanned_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_count_scans_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `stock_count_scans_quantity` CHECK(`stock_count_scans`.`quantity` <> 0)
);
--> statement-breakpoint
CREATE TABLE `stock_counts` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`scope` json NOT NULL,
	`status` enum('counting','review','posted','cancelled') NOT NULL,
	`opened_by` int unsigned NOT NULL,
	`opened_at` datetime(3) NOT NULL,
	`closed_by` int unsigned,
	`closed_at` datetime(3),
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `stock_counts_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `stock_minimums` (
	`branch_id` smallint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`minimum` int unsigned NOT NULL,
	`updated_by` int unsigned,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_minimums_branch_id_stock_item_id_pk` PRIMARY KEY(`branch_id`,`stock_item_id`)
);
--> statement-breakpoint
CREATE TABLE `stock_receipt_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`receipt_id` binary(16) NOT NULL,
	`line_no` smallint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`quantity` int unsigned NOT NULL,
	`unit_cost_cents` bigint,
	CONSTRAINT `stock_receipt_lines_branch_id_receipt_id_line_no_pk` PRIMARY KEY(`branch_id`,`receipt_id`,`line_no`),
	CONSTRAINT `stock_receipt_lines_quantity` CHECK(`stock_receipt_lines`.`quantity` > 0)
);
--> statement-breakpoint
CREATE TABLE `stock_receipts` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`supplier` varchar(120) NOT NULL,
	`document_number` varchar(60) NOT NULL,
	`received_on` date NOT NULL,
	`note` varchar(300),
	`cost_cents` bigint NOT NULL,
	`received_by` int unsigned NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_receipts_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `stock_receipts_document` UNIQUE(`branch_id`,`supplier`,`document_number`)
);
--> statement-breakpoint
ALTER TABLE `donor_costs` ADD CONSTRAINT `donor_costs_donor` FOREIGN KEY (`branch_id`,`donor_id`) REFERENCES `donor_vehicles`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `donor_papers` ADD CONSTRAINT `donor_papers_donor` FOREIGN KEY (`branch_id`,`donor_id`) REFERENCES `donor_vehicles`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `donor_photos` ADD CONSTRAINT `donor_photos_donor` FOREIGN KEY (`branch_id`,`donor_id`) REFERENCES `donor_vehicles`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `price_batch_lines` ADD CONSTRAINT `price_batch_lines_batch` FOREIGN KEY (`branch_id`,`batch_id`) REFERENCES `price_batches`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `price_batches` ADD CONSTRAINT `price_batches_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `price_rules` ADD CONSTRAINT `price_rules_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_count_lines` ADD CONSTRAINT `stock_count_lines_count` FOREIGN KEY (`branch_id`,`count_id`) REFERENCES `stock_counts`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_count_scans` ADD CONSTRAINT `stock_count_scans_line` FOREIGN KEY (`branch_id`,`count_id`,`line_id`) REFERENCES `stock_count_lines`(`branch_id`,`count_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_counts` ADD CONSTRAINT `stock_counts_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_minimums` ADD CONSTRAINT `stock_minimums_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_receipt_lines` ADD CONSTRAINT `stock_receipt_lines_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_receipt_lines` ADD CONSTRAINT `stock_receipt_lines_receipt` FOREIGN KEY (`branch_id`,`receipt_id`) REFERENCES `stock_receipts`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_receipts` ADD CONSTRAINT `stock_receipts_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `price_batches_applied` ON `price_batches` (`branch_id`,`applied_at`);--> statement-breakpoint
CREATE INDEX `price_rules_branch` ON `price_rules` (`branch_id`);--> statement-breakpoint
CREATE INDEX `stock_count_scans_time` ON `stock_count_scans` (`branch_id`,`count_id`,`line_id`,`scanned_at`);--> statement-breakpoint
CREATE INDEX `stock_counts_opened` ON `stock_counts` (`branch_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `stock_receipt_lines_part` ON `stock_receipt_lines` (`part_id`);--> statement-breakpoint
CREATE INDEX `stock_receipt_lines_item` ON `stock_receipt_lines` (`branch_id`,`stock_item_id`);--> statement-breakpoint
CREATE INDEX `stock_receipts_day` ON `stock_receipts` (`branch_id`,`received_on`);