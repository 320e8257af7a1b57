CREATE TABLE `core_entries` (
	`branch_id` smallint unsigned NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`sale_line_no` tinyint unsigned NOT NULL,
	`kind` enum('charged','returned') NOT NULL,
	`first_piece` int unsigned NOT NULL,
	`quantity` int unsigned NOT NULL,
	`amount_cents` bigint NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`method` enum('cash','card','transfer'),
	`reference` varchar(60),
	`document_id` binary(16) NOT NULL,
	`actor_id` int unsigned NOT NULL,
	`business_date` date NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `core_entries_branch_id_sale_id_sale_line_no_kind_first_piece_pk` PRIMARY KEY(`branch_id`,`sale_id`,`sale_line_no`,`kind`,`first_piece`),
	CONSTRAINT `core_entries_amount` CHECK(`core_entries`.`amount_cents` > 0 and `core_entries`.`quantity` > 0)
);
--> statement-breakpoint
CREATE TABLE `refunds` (
	`branch_id` smallint unsigned NOT NULL,
	`return_id` binary(16) NOT NULL,
	`refund_no` tinyint unsigned NOT NULL,
	`method` enum('cash','card','transfer','store_credit') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`reference` varchar(60),
	CONSTRAINT `refunds_branch_id_return_id_refund_no_pk` PRIMARY KEY(`branch_id`,`return_id`,`refund_no`),
	CONSTRAINT `refunds_amount` CHECK(`refunds`.`amount_cents` > 0)
);
--> statement-breakpoint
CREATE TABLE `return_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`return_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`sale_line_no` tinyint unsigned NOT NULL,
	`first_piece` int unsigned NOT NULL,
	`quantity` int unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`reason` varchar(20) NOT NULL,
	`outcome` enum('shelf','scrap','supplier') NOT NULL,
	`bin` varchar(20),
	`goods_cents` bigint NOT NULL,
	`fee_cents` bigint NOT NULL,
	`core_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	CONSTRAINT `return_lines_branch_id_return_id_line_no_pk` PRIMARY KEY(`branch_id`,`return_id`,`line_no`),
	CONSTRAINT `return_lines_piece` UNIQUE(`branch_id`,`sale_id`,`sale_line_no`,`first_piece`),
	CONSTRAINT `return_lines_quantity` CHECK(`return_lines`.`quantity` > 0)
);
--> statement-breakpoint
CREATE TABLE `returns` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`folio_sequence` int unsigned NOT NULL,
	`folio` varchar(32) NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`customer_name` varchar(120),
	`clerk_id` int unsigned NOT NULL,
	`approver_id` int unsigned,
	`note` varchar(300),
	`goods_cents` bigint NOT NULL,
	`fee_cents` bigint NOT NULL,
	`core_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	`refund_cents` bigint NOT NULL,
	`made_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	CONSTRAINT `returns_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `returns_folio` UNIQUE(`branch_id`,`terminal_id`,`folio_sequence`),
	CONSTRAINT `returns_amounts` CHECK(`returns`.`refund_cents` = `returns`.`goods_cents` - `returns`.`fee_cents` + `returns`.`core_cents` and `returns`.`goods_cents` >= 0
          and `returns`.`core_cents` >= 0 and `returns`.`fee_cents` between 0 and `returns`.`goods_cents` and `returns`.`tax_cents` >= 0)
);
--> statement-breakpoint
CREATE TABLE `store_credit_entries` (
	`branch_id` smallint unsigned NOT NULL,
	`credit_id` binary(16) NOT NULL,
	`document_id` binary(16) NOT NULL,
	`kind` enum('issued','spent') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`actor_id` int unsigned,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `store_credit_entries_branch_id_credit_id_document_id_pk` PRIMARY KEY(`branch_id`,`credit_id`,`document_id`),
	CONSTRAINT `store_credit_entries_sign` CHECK((`store_credit_entries`.`kind` = 'issued') = (`store_credit_entries`.`amount_cents` > 0))
);
--> statement-breakpoint
CREATE TABLE `store_credits` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`code` varchar(12) NOT NULL,
	`return_id` binary(16) NOT NULL,
	`customer_id` binary(16),
	`customer_name` varchar(120),
	`issued_cents` bigint NOT NULL,
	`balance_cents` bigint NOT NULL,
	`issued_at` datetime(3) NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `store_credits_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `store_credits_code` UNIQUE(`branch_id`,`code`),
	CONSTRAINT `store_credits_return` UNIQUE(`branch_id`,`return_id`),
	CONSTRAINT `store_credits_balance_range` CHECK(`store_credits`.`balance_cents` between 0 and `store_credits`.`issued_cents`)
);
--> statement-breakpoint
CREATE TABLE `warranty_rules` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`scope_key` varchar(100) NOT NULL,
	`system_code` varchar(40),
	`part_type_code` varchar(40),
	`origin` enum('used','new'),
	`returnable` boolean,
	`return_days` smallint unsigned,
	`warranty_days` smallint unsigned,
	`restocking_bp` smallint unsigned,
	`core_cents` bigint,
	`note` varchar(120),
	`updated_by` int unsigned,
	`updated_at` datetime(3) NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `warranty_rules_id` PRIMARY KEY(`id`),
	CONSTRAINT `warranty_rules_scope` UNIQUE(`scope_key`),
	CONSTRAINT `warranty_rules_restocking` CHECK(`warranty_rules`.`restocking_bp` <= 10000),
	CONSTRAINT `warranty_rules_core` CHECK(`warranty_rules`.`core_cents` >= 0)
);
--> statement-breakpoint
ALTER TABLE `payments` MODIFY COLUMN `method` enum('cash','card','transfer','store_credit') NOT NULL;--> statement-breakpoint
ALTER TABLE `approvals` MODIFY COLUMN `kind` enum('discount','return') NOT NULL;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `core_cents` bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `return_days` smallint unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `warranty_days` smallint unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `restocking_bp` smallint unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `terms_note` varchar(120);--> statement-breakpoint
ALTER TABLE `sales` ADD `core_cents` bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `core_entries` ADD CONSTRAINT `core_entries_sale_line` FOREIGN KEY (`branch_id`,`sale_id`,`sale_line_no`) REFERENCES `sale_lines`(`branch_id`,`sale_id`,`line_no`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `refunds` ADD CONSTRAINT `refunds_return` FOREIGN KEY (`branch_id`,`return_id`) REFERENCES `returns`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `return_lines` ADD CONSTRAINT `return_lines_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `return_lines` ADD CONSTRAINT `return_lines_return` FOREIGN KEY (`branch_id`,`return_id`) REFERENCES `returns`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `return_lines` ADD CONSTRAINT `return_lines_sale_line` FOREIGN KEY (`branch_id`,`sale_id`,`sale_line_no`) REFERENCES `sale_lines`(`branch_id`,`sale_id`,`line_no`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `returns` ADD CONSTRAINT `returns_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `returns` ADD CONSTRAINT `returns_sale_of` FOREIGN KEY (`branch_id`,`sale_id`) REFERENCES `sales`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `store_credit_entries` ADD CONSTRAINT `store_credit_entries_credit` FOREIGN KEY (`branch_id`,`credit_id`) REFERENCES `store_credits`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `store_credits` ADD CONSTRAINT `store_credits_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `core_entries_shift` ON `core_entries` (`branch_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `return_lines_part` ON `return_lines` (`part_id`);--> statement-breakpoint
CREATE INDEX `returns_sale` ON `returns` (`branch_id`,`sale_id`);--> statement-breakpoint
CREATE INDEX `returns_shift` ON `returns` (`branch_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `store_credit_entries_document` ON `store_credit_entries` (`branch_id`,`document_id`);--> statement-breakpoint
CREATE INDEX `store_credits_balance` ON `store_credits` (`branch_id`,`balance_cents`);--> statement-breakpoint
ALTER TABLE `sale_lines` ADD CONSTRAINT `sale_lines_core` CHECK (`sale_lines`.`core_cents` >= 0);