provider "azurerm" {
  features {}
}

resource "azurerm_security_center_contact" "wrong_1" {
  alert_notifications = true
  alerts_to_admins    = false
  email               = "security@example.com"
  name                = "orders"
}
