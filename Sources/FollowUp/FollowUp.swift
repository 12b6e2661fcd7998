// FollowUp
