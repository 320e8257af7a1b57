CREATE TABLE `approvals` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`kind` enum('discount') NOT NULL,
	`approver_id` int unsigned NOT NULL,
	`requested_by` int unsigned NOT NULL,
	`subject_id` binary(16) NOT NULL,
	`limit_bp` smallint unsigned NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `approvals_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `approvals_limit` CHECK(`approvals`.`limit_bp` <= 10000)
);
--> statement-breakpoint
CREATE TABLE `cash_movements` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`kind` enum('in','out') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`reason` varchar(20) NOT NULL,
	`note` varchar(300),
	`actor_id` int unsigned NOT NULL,
	`business_date` date NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `cash_movements_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `cash_movements_amount` CHECK(`cash_movements`.`amount_cents` > 0)
);
--> statement-breakpoint
CREATE TABLE `shift_counts` (
	`branch_id` smallint unsigned NOT NULL,
	`shift_id` binary(16) NOT NULL,
	`count_no` tinyint unsigned NOT NULL,
	`form` enum('note','coin') NOT NULL,
	`face_cents` bigint NOT NULL,
	`pieces` smallint unsigned NOT NULL,
	CONSTRAINT `shift_counts_branch_id_shift_id_count_no_form_face_cents_pk` PRIMARY KEY(`branch_id`,`shift_id`,`count_no`,`form`,`face_cents`),
	CONSTRAINT `shift_counts_pieces` CHECK(`shift_counts`.`pieces` > 0)
);
--> statement-breakpoint
CREATE TABLE `shifts` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`number` int unsigned NOT NULL,
	`business_date` date NOT NULL,
	`opened_by` int unsigned NOT NULL,
	`opened_at` datetime(3) NOT NULL,
	`float_cents` bigint NOT NULL,
	`counted_at` datetime(3),
	`count_no` tinyint unsigned NOT NULL DEFAULT 0,
	`closed_by` int unsigned,
	`closed_at` datetime(3),
	`difference_reason` varchar(20),
	`difference_note` varchar(300),
	`open_terminal_id` int unsigned GENERATED ALWAYS AS ((case when closed_at is null then terminal_id end)) STORED,
	CONSTRAINT `shifts_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `shifts_number` UNIQUE(`branch_id`,`terminal_id`,`number`),
	CONSTRAINT `shifts_open` UNIQUE(`branch_id`,`open_terminal_id`),
	CONSTRAINT `shifts_float` CHECK(`shifts`.`float_cents` >= 0)
);
--> statement-breakpoint
ALTER TABLE `branches` ADD `clerk_discount_bp` smallint unsigned DEFAULT 500 NOT NULL;--> statement-breakpoint
ALTER TABLE `cash_movements` ADD CONSTRAINT `cash_movements_shift_of` FOREIGN KEY (`branch_id`,`shift_id`) REFERENCES `shifts`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `shift_counts` ADD CONSTRAINT `shift_counts_shift` FOREIGN KEY (`branch_id`,`shift_id`) REFERENCES `shifts`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `shifts` ADD CONSTRAINT `shifts_terminal` FOREIGN KEY (`branch_id`,`terminal_id`) REFERENCES `terminals`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `approvals_subject` ON `approvals` (`branch_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `cash_movements_shift` ON `cash_movements` (`branch_id`,`shift_id`);--> statement-breakpoint
ALTER TABLE `branches` ADD CONSTRAINT `branches_clerk_discount` CHECK (`branches`.`clerk_discount_bp` <= 10000);--> statement-breakpoint
CREATE INDEX `sales_shift` ON `sales` (`branch_id`,`shift_id`);